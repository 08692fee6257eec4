/** The header of a FITS file (FITS standard 4.0, chapter 4). */
import { badList } from '../errors.ts';

/** Header and data each fill whole blocks (3.1). */
export const BLOCK = 2880;
const CARD = 80;
/** A header of a megabyte; real ones have some dozens of cards. */
const MOST_CARDS = 13_000;

export interface FitsHeader {
  /** Values by keyword: text without quotes and trailing spaces, anything else as it stands. */
  readonly values: ReadonlyMap<string, string>;
  /** Where the data begin, in bytes. */
  readonly dataAt: number;
}

const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** @throws {DefectMapError} `badList` for a header without end */
export function readFitsHeader(bytes: Uint8Array): FitsHeader {
  const values = new Map<string, string>();
  for (let card = 0; card < MOST_CARDS && (card + 1) * CARD <= bytes.length; card++) {
    const text = textOf(bytes.subarray(card * CARD, (card + 1) * CARD));
    const keyword = text.slice(0, 8).trimEnd();
    if (keyword === 'END') return { values, dataAt: Math.ceil(((card + 1) * CARD) / BLOCK) * BLOCK };
    if (text.slice(8, 10) === '= ' && !values.has(keyword)) values.set(keyword, valueOf(text.slice(10)));
  }
  throw badList('the header', 'a FITS file with an END', `${bytes.length} bytes without one`);
}

function valueOf(field: string): string {
  const quoted = /^\s*'((?:[^']|'')*)'/.exec(field);
  return quoted ? quoted[1].replaceAll("''", "'").trimEnd() : field.split('/', 1)[0].trim();
}

/** A card of fixed format (4.2): numbers and logicals end in column 30, text begins in column 11. */
export function card(keyword: string, value: number | boolean | string, comment: string): string {
  const logical = value === true ? 'T' : 'F';
  const shown = typeof value === 'string' ? `'${value.padEnd(8)}'`.padEnd(20) : undefined;
  const field = shown ?? (typeof value === 'boolean' ? logical : String(value)).padStart(20);
  return `${keyword.padEnd(8)}= ${field} / ${comment}`.slice(0, CARD).padEnd(CARD);
}

/** Cards and END, filled up with blanks to a whole block. */
export function headerBytes(cards: readonly string[]): Uint8Array {
  const text = [...cards, 'END'.padEnd(CARD)].join('');
  return new TextEncoder().encode(text.padEnd(Math.ceil(text.length / BLOCK) * BLOCK));
}
