/** What counts on the length of the first picture in a file of several. */
import { containerBroken } from '../errors.ts';
import { readJpegHeader } from '../read-jpeg-header.ts';
import { beginsWith, MARKER, textOf } from '../structure/markers.ts';
import { Tiff } from './tiff.ts';

const MPF = 'MPF\0';
const XMP = 'http://ns.adobe.com/xap/1.0/\0';
/** The list of pictures in a Multi-Picture Format index: 16 bytes each (CIPA DC-007, 5.2.3). */
const MP_ENTRY = 0xb002;
const ENTRY_SIZE = 16;
const [SIZE, OFFSET] = [4, 8];

/**
 * Sets the index of a Multi-Picture Format file right, in place. Other containers count from their end (motion photos), or
 * tell the lengths of what lies behind the first picture alone (Ultra HDR and its kin), and stay true.
 * @param picture the changed picture from its first to its last marker. @param before its length in bytes as it was
 * @throws {JpegError} `container` for an index that cannot be read, or tells the length of the first picture in words
 */
export function movePictures(picture: Uint8Array, before: number): void {
  const shift = picture.length - before;
  if (shift === 0) return;
  for (const { marker, bytes } of readJpegHeader(picture).segments) {
    const payload = bytes.subarray(4);
    if (marker === MARKER.APP2 && beginsWith(payload, MPF)) {
      const start = payload.byteOffset - picture.byteOffset + MPF.length;
      moveIndexed(payload.subarray(MPF.length), before - start, shift);
    }
    if (marker === MARKER.APP1 && beginsWith(payload, XMP)) assertNoLength(payload);
  }
}

/** @param end where the first picture ended, counted as the index counts */
function moveIndexed(index: Uint8Array, end: number, shift: number): void {
  const tiff = Tiff.of(index);
  const list = tiff?.directory(tiff.first())?.entries.get(MP_ENTRY);
  if (!tiff || !list) throw containerBroken('an index of pictures (MPF) that can be read', 'another');
  const start = tiff.uint32(list.at);
  if (start + list.count > tiff.length) throw containerBroken('a whole index of pictures (MPF)', 'a part of one');
  for (let entry = start; entry + ENTRY_SIZE <= start + list.count; entry += ENTRY_SIZE) {
    const offset = tiff.uint32(entry + OFFSET);
    if (offset === 0) {
      tiff.setUint32(entry + SIZE, tiff.uint32(entry + SIZE) + shift);
    } else if (offset >= end) {
      tiff.setUint32(entry + OFFSET, offset + shift);
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
