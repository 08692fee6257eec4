/** What a raw file says in its maker's own words, inside a DNG. */
import { concatenate, type Field, type MakerNote, TAG } from '@hotpix/tiff';

/** The records of a CRW file as CIFF has them: the type with the bits of its place, and the value. */
export interface CiffRecords {
  readonly isLittle: boolean;
  readonly records: readonly { readonly type: number; readonly bytes: Uint8Array }[];
}

const BYTE = 1;

/**
 * The tag DNGPrivateData in the form that Adobe gives it: a maker's note with its byte order and its place in the original, from
 * which its pointers can be followed. DNG 1.7.1, "DNGPrivateData".
 */
export function makerNoteField({ bytes, offset, isLittle }: MakerNote): Field {
  return privateField('MakN', [orderOf(isLittle), uint32(offset), bytes]);
}

/** The same of a CRW file, which has no maker's note but records. */
export function ciffField({ isLittle, records }: CiffRecords): Field {
  const entries = records.flatMap(({ type, bytes }) => [uint16(type), uint32(bytes.length), bytes]);
  return privateField('CRW ', [orderOf(isLittle), uint16(records.length), ...entries]);
}

/** A header, and a block of a name and a length; a byte is filled in where that is odd. Big-endian. */
function privateField(name: string, parts: readonly Uint8Array[]): Field {
  const block = concatenate(parts);
  const filling = new Uint8Array(block.length & 1);
  const bytes = concatenate([letters('Adobe\0'), letters(name), uint32(block.length), block, filling]);
  return { tag: TAG.DNGPrivateData, type: BYTE, count: bytes.length, bytes };
}

const letters = (text: string): Uint8Array => new TextEncoder().encode(text);
const orderOf = (isLittle: boolean): Uint8Array => letters(isLittle ? 'II' : 'MM');
const uint16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value);
const uint32 = (value: number): Uint8Array => Uint8Array.of(value >> 24, value >> 16, value >> 8, value);
