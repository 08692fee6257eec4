/** Control characters, and the marks that reverse the direction of what follows on a screen. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

const LONGEST = 200;

/**
 * Text out of a file made safe to show on one line: up to its first NUL, without control characters, trimmed, at most 200
 * characters long.
 */
export function cleanText(text: string): string {
  const characters = Array.from(
    text
      .slice(0, 4 * LONGEST)
      .split('\0', 1)[0]
      .replace(UNPRINTABLE, ' ')
      .trim(),
  );
  return characters.slice(0, LONGEST).join('').trim();
}
