/** A TIFF directory into bytes. */
import type { Field } from './fields.ts';

const even = (length: number): number => length + (length & 1);
const isInline = ({ bytes }: Field): boolean => bytes.length <= 4;

/** Bytes that a directory takes, the values outside its entries included. */
export function directorySize(fields: readonly Field[]): number {
  const outside = fields.filter((field) => !isInline(field));
  return 2 + fields.length * 12 + 4 + outside.reduce((sum, { bytes }) => sum + even(bytes.length), 0);
}

/** Writes a directory, the last of its chain, at an even offset; its fields are put into the order that TIFF demands. */
export function putDirectory(file: Uint8Array, offset: number, fields: readonly Field[]): void {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  view.setUint16(offset, fields.length, true);
  let entry = offset + 2;
  let outside = entry + fields.length * 12 + 4;
  for (const field of [...fields].sort((a, b) => a.tag - b.tag)) {
    view.setUint16(entry, field.tag, true);
    view.setUint16(entry + 2, field.type, true);
    view.setUint32(entry + 4, field.count, true);
    if (isInline(field)) {
      file.set(field.bytes, entry + 8);
    } else {
      view.setUint32(entry + 8, outside, true);
      file.set(field.bytes, outside);
      outside += even(field.bytes.length);
    }
    entry += 12;
  }
}
