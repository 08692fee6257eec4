/** Which format a file is in. */
import { sniff } from '@hotpix/sniff';
import type { FormatName } from './names.ts';
import { isOpcodeList } from './formats/dng-opcodes.ts';
import { isSeparatorLine, looksLikeHeader, readHeader } from './formats/csv-table.ts';
import { rawLinesOf, withoutComment } from './text-lines.ts';
import { toUtf8 } from './text.ts';

/** How the first line that is no comment begins, unless it is a header. */
const FIRST_LINE: readonly (readonly [FormatName, RegExp])[] = [
  ['json', /^[{[]/],
  ['siril', /^[PLC]\s+\d/],
  ['pixinsight', /^(Row|Col) \d/],
  ['jpegpixi', /^([VvHh2]\s*:)?\s*[\d.]+%?\s*[,/;]/],
  ['dcraw', /^[+-]?\d+\s+[+-]?\d+\s+[+-]?\d+(\s|$)/],
  ['rawtherapee', /^[+-]?\d+(\s+[+-]?\d+)?(\s|$)/],
];

/** What a list without an entry is told by. */
const NAMES: readonly (readonly [FormatName, RegExp])[] = [
  ['dcraw', /(^|[/\\])\.badpixels$/],
  ['rawtherapee', /\.badpixels$/],
  ['siril', /\.lst$/i],
];

/**
 * By the content first, and by the name of the file where that holds no entry. A `.badpixels` of three numbers per line is
 * dcraw's, of two RawTherapee's.
 * @returns undefined for a file in none of the formats, such as a photograph
 */
export function detectFormat(bytes: Uint8Array, fileName: string): FormatName | undefined {
  const kind = sniff(bytes)?.kind;
  if (kind === 'png' || kind === 'fits') return kind;
  if (kind !== undefined) return undefined;
  if (isOpcodeList(bytes)) return 'dng-opcodes';
  const first = firstLine(bytes);
  if (first === '') return NAMES.find(([, pattern]) => pattern.test(fileName))?.[0];
  if (readHeader(first) || isSeparatorLine(first)) return 'csv';
  return FIRST_LINE.find(([, pattern]) => pattern.test(first))?.[0] ?? (looksLikeHeader(first) ? 'csv' : undefined);
}

/** The first line that is a header, or anything else but a comment. Empty for a text of comments. */
function firstLine(bytes: Uint8Array): string {
  try {
    for (const { text } of rawLinesOf(bytes)) {
      if (readHeader(text)) return text;
      const entry = withoutComment(text).trim();
      if (entry !== '') return entry;
    }
  } catch {
    // A line longer than any list has: JSON may stand on one.
    return new TextDecoder().decode(toUtf8(bytes).subarray(0, 64)).trim();
  }
  return '';
}
