/** Text to JSON, with an error that says what came instead. */
import type { HotpixError } from './hotpix-error.ts';

/**
 * The words of the parser are left out: they hold bytes of the file, which may be a picture.
 * @throws what `bad` makes of what came
 */
export function parseJson(text: string, bad: (came: string) => HotpixError): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw bad(whatCame(text));
  }
}

function whatCame(text: string): string {
  if (text.startsWith('hotpix-state')) return 'a State';
  if (text.trim() === '') return 'an empty file';
  return isCutShort(text) ? 'JSON that is cut short: its end is missing' : 'a file that is not JSON';
}

/** Whether a document begins as JSON, and ends within a text, an object or a list. */
function isCutShort(text: string): boolean {
  if (!/^\s*(\[\s*)?\{\s*("|$)/.test(text)) return false;
  let depth = 0;
  let isText = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (isText) {
      if (character === '\\') i++;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
  }
  return isText || depth > 0;
}
