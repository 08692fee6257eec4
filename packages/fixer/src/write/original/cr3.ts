/** What Canon's CR3 files say beside their samples: TIFFs and XMP in the boxes of ISO/IEC 14496-12. */
import { readCarriedParts, TAG, type MakerNote } from '@hotpix/tiff';
import { withNote, type OriginalFacts } from './facts.ts';

interface Box {
  readonly name: string;
  readonly content: Uint8Array;
}

const CANON = '85c0b687820f11e08111f4ce462b6a48';
const XMP = 'be7acfcb97a942e89c71999491e3afac';
const UUID_LENGTH = 16;
const MOST_BOXES = 256;
const LARGEST_XMP = 2 ** 20;
/** Bytes of a TIFF before the directory that follows at once. */
const TIFF_HEADER = 8;
const BYTE = 1;

/** CMT1 is the first directory, CMT2 that of Exif, CMT3 the maker's note, CMT4 GPS. */
export function factsOfCr3(bytes: Uint8Array): OriginalFacts | undefined {
  const top = boxesOf(bytes);
  const moov = top.find(({ name }) => name === 'moov');
  const canon = moov && uuidOf(boxesOf(moov.content), CANON);
  const parts = new Map(canon && boxesOf(canon).map(({ name, content }) => [name, content]));
  const file = parts.get('CMT1');
  if (file === undefined) return undefined;
  const carried = readCarriedParts({ file, exif: parts.get('CMT2'), gps: parts.get('CMT4') });
  const note = noteOf(parts.get('CMT3'));
  const xmp = uuidOf(top, XMP);
  const xmpField =
    xmp && xmp.length > 0 && xmp.length <= LARGEST_XMP
      ? [{ tag: TAG.XMP, type: BYTE, count: xmp.length, bytes: xmp }]
      : [];
  return {
    carried: withNote({ ...carried, file: [...carried.file, ...xmpField], ...(note && { note }) }),
    lost: "the camera's own previews and what it says of its video",
  };
}

/** A TIFF whose first directory is the note: in Exif it would begin there. */
function noteOf(tiff: Uint8Array | undefined): MakerNote | undefined {
  if (tiff === undefined || tiff.length <= TIFF_HEADER) return undefined;
  return { bytes: tiff.subarray(TIFF_HEADER), offset: TIFF_HEADER, isLittle: tiff[0] === 0x49 };
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function uuidOf(boxes: readonly Box[], uuid: string): Uint8Array | undefined {
  return boxes
    .find(({ name, content }) => name === 'uuid' && hex(content.subarray(0, UUID_LENGTH)) === uuid)
    ?.content.subarray(UUID_LENGTH);
}

/** Boxes up to the first that does not fit; a size of 1 is followed by one of 64 bits, and one of 0 ends with the file. */
function boxesOf(bytes: Uint8Array): Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length && boxes.length < MOST_BOXES;) {
    const stated = view.getUint32(at);
    const isLong = stated === 1 && at + 16 <= bytes.length;
    const size = isLong ? Number(view.getBigUint64(at + 8)) : stated || bytes.length - at;
    const header = isLong ? 16 : 8;
    if (size < header || at + size > bytes.length) break;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    boxes.push({ name, content: bytes.subarray(at + header, at + size) });
    at += size;
  }
  return boxes;
}
