/** What counts on the length of the first picture in a file of several. */
import { LooseDirectory } from '@hotpix/tiff';
import { containerBroken } from '../errors.ts';
import { readJpegHeader } from '../read-jpeg-header.ts';
import { MARKER, textOf } from '../structure/markers.ts';
import { isApplication, isXmp } from '../structure/metadata.ts';

const MPF = 'MPF\0';
/** The list of pictures in a Multi-Picture Format index: 16 bytes each (CIPA DC-007, 5.2.3). */
const MP_ENTRY = 0xb002;
const ENTRY_SIZE = 16;
const [SIZE, OFFSET] = [4, 8];

/**
 * Sets the index of a Multi-Picture Format file right, in place. Other containers count from their end (motion photos), or
 * tell the lengths of what lies behind the first picture alone (Ultra HDR and its kin), and stay true.
 * @param picture the changed picture from its first marker on
 * @param end a place in the picture as it was, behind which further ones lie, in bytes
 * @param shift by how many bytes it is longer now, all of them behind the index
 * @throws {JpegError} `container` for an index that cannot be read, or tells the length of the first picture in words
 */
export function movePictures(picture: Uint8Array, end: number, shift: number): void {
  if (shift === 0) return;
  for (const segment of readJpegHeader(picture).segments) {
    const payload = segment.bytes.subarray(4);
    if (isApplication(segment, MARKER.APP2, MPF)) {
      const start = payload.byteOffset - picture.byteOffset + MPF.length;
      moveIndexed(payload.subarray(MPF.length), end - start, shift);
    }
    if (isXmp(segment)) assertNoLength(payload);
  }
}

/** @param end as above, counted as the index counts */
function moveIndexed(index: Uint8Array, end: number, shift: number): void {
  const list = LooseDirectory.first(index)?.entry(MP_ENTRY);
  if (!list) throw containerBroken('an index of pictures (MPF) that can be read', 'another');
  const to = list.offset + list.count;
  if (to > index.length) throw containerBroken('a whole index of pictures (MPF)', 'a part of one');
  const [view, isLittle] = [new DataView(index.buffer, index.byteOffset, index.byteLength), index[0] === 0x49];
  for (let entry = list.offset; entry + ENTRY_SIZE <= to; entry += ENTRY_SIZE) {
    const offset = view.getUint32(entry + OFFSET, isLittle);
    if (offset === 0) {
      view.setUint32(entry + SIZE, view.getUint32(entry + SIZE, isLittle) + shift, isLittle);
    } else if (offset >= end) {
      view.setUint32(entry + OFFSET, offset + shift, isLittle);
    } else {
      throw containerBroken('further pictures (MPF) behind the first', `one ${end - offset} bytes before its end`);
    }
  }
}

/** Google's container directory may tell a length of the first picture, too, in text that has no room for another. */
function assertNoLength(payload: Uint8Array): void {
  const primary = textOf(payload)
    .split('<rdf:li')
    .find((item) => /Semantic\s*(=\s*["']|>)\s*Primary/.test(item));
  const length = primary && /:Length\s*(?:=\s*["']|>)\s*([1-9]\d*)/.exec(primary)?.[1];
  if (length) throw containerBroken('XMP data that does not tell the length of the first picture', `${length} bytes`);
}
