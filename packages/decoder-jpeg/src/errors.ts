/** Why a picture has no frame to give, in words. */
import { HotpixError, isHotpixError, refused } from '@hotpix/core';
import { cleanText } from './clean-text.ts';

/** What the words of the libraries below sharp mean to a photographer; the first that fits. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [
    /premature end of JPEG|not enough data|end of file|truncated|bad seek/i,
    'data that end early: the file is cut short',
  ],
  [/unsupported codec|unsupported feature/i, 'one of a codec that is not built in'],
  [/corrupt|bogus|huffman|crc|invalid|zlib|incorrect|read error|unable to parse|warning/i, 'damaged data'],
];

/** The library that decodes gave up, or saw damage; an error that is in words already stays as it is. */
export function undecodable(kind: string, cause: unknown): HotpixError {
  if (isHotpixError(cause)) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  const meaning = MEANINGS.find(([pattern]) => pattern.test(message))?.[1] ?? 'one that cannot be decoded';
  const words = libraryWords(message);
  const quote = words === '' ? '' : ` (The library says: ${words})`;
  const expected = `an intact ${kind}`;
  return refused(`Expected ${expected}, got ${meaning}. Copy the file again, or leave it out.${quote}`, {
    cause,
    details: { expected, came: meaning },
  });
}

/** A picture whose samples are not those of a sensor, or not of a form that a Frame can hold. */
export function unsuitable(expected: string, came: string, advice = 'Leave it out.'): HotpixError {
  return refused(`Expected ${expected}, got ${came}. ${advice}`, { details: { expected, came } });
}

/** The first two different lines, without what sharp puts before them. */
function libraryWords(message: string): string {
  const lines = message.split('\n').map((line) => cleanText(line.replace(/^Input buffer has corrupt header: ?/, '')));
  return cleanText(
    [...new Set(lines)]
      .filter((line) => line !== '')
      .slice(0, 2)
      .join('; '),
  );
}

/** @throws {HotpixError} `aborted` once the signal fired */
export function assertGoing(signal: AbortSignal): void {
  if (signal.aborted) throw new HotpixError('aborted', 'The run was stopped.', { cause: signal.reason });
}
