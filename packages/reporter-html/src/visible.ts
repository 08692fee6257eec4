/** Characters that draw nothing, break the line or reverse the text around them, and halves of a surrogate pair. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/** Text out of a file with every character that could deceive the reader written out: `\u{202e}`, and `↵` for a new line. */
export function visible(text: string): string {
  return text.replace(/\r?\n/g, '↵').replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}
