/** What a raw file says beside its samples: what a DNG written in its place can say as well, and what it cannot. */
import { exifOf, JpegError, readJpegHeader } from '@hotpix/jpeg';
import { sniff } from '@hotpix/sniff';
import { allDirectories, type Carried, findTag, readCarried, readTiff, TAG, TiffError } from '@hotpix/tiff';
import { factsOfCr3 } from './cr3.ts';
import { factsOfCrw } from './crw.ts';
import { withNote, type OriginalFacts } from './facts.ts';

const NOTES = 'maker notes, by which raw developers correct lenses';
const PREVIEWS = "the camera's own previews";
const PROFILE = 'the colour profile of its previews';
const PRIVATE = 'private data outside the maker notes';
const RECORDS = "the maker's other records, such as lens corrections and white balances";
const UNREAD = `what the original says beside its samples and the exposure: ${NOTES}, GPS, copyright, XMP, ${PREVIEWS} and private data`;

const ICC_PROFILE = 34675;
/** Panasonic's RW2 keeps its Exif data in the JPEG of this tag. */
const JPEG_FROM_RAW = 0x2e;
const RW2_MAGIC = 0x55;
/** In a RAF, where the offset and the length of its JPEG stand, big-endian. */
const [RAF_JPEG, RAF_LENGTH] = [84, 88];
/** Blocks of a MRW, and the name of the one that is a TIFF. */
const [MRW_HEADER, MRW_TIFF] = [8, 0x00545457];

/** Never throws: what cannot be read stays behind. */
export function originalFacts(bytes: Uint8Array): OriginalFacts {
  try {
    return read(bytes) ?? { lost: UNREAD };
  } catch (error) {
    if (error instanceof TiffError || error instanceof JpegError) return { lost: UNREAD };
    throw error;
  }
}

function read(bytes: Uint8Array): OriginalFacts | undefined {
  const found = sniff(bytes);
  if (found?.kind === 'crw') return factsOfCrw(bytes);
  if (found?.kind === 'cr3') return factsOfCr3(bytes);
  if (found?.kind === 'raf') return factsOfTiff(jpegExif(rafJpeg(bytes)), [RECORDS]);
  if (found?.kind === 'mrw') return factsOfTiff(tiffOfMrw(bytes), [RECORDS]);
  if (found?.isTiff) return factsOfTiff(bytes, bytes[2] === RW2_MAGIC ? [RECORDS] : []);
  return undefined;
}

/** @param beside in words, what stays behind of the original besides */
function factsOfTiff(tiff: Uint8Array | undefined, beside: readonly string[]): OriginalFacts | undefined {
  if (tiff === undefined) return undefined;
  const directories = readTiff(tiff);
  const own = readCarried(tiff);
  const jpeg = own.note ? undefined : findTag(directories, JPEG_FROM_RAW)?.bytes();
  const inJpeg = jpeg && jpegExif(jpeg);
  const carried = inJpeg ? joined(own, readCarried(inJpeg)) : own;
  const has = (tag: number): boolean => allDirectories(directories).some(({ tags }) => tags.has(tag));
  const lost = [
    ...(!carried.note && has(TAG.MakerNote) ? [NOTES] : []),
    ...(has(ICC_PROFILE) ? [PROFILE] : []),
    ...(has(TAG.DNGPrivateData) ? [PRIVATE] : []),
    ...beside,
    PREVIEWS,
  ];
  return { carried: withNote(carried), lost: inWords(lost) };
}

/** The first goes before the second. */
function joined(first: Carried, second: Carried): Carried {
  const both = (name: 'file' | 'exif' | 'gps') => {
    const known = new Set(first[name].map(({ tag }) => tag));
    return [...first[name], ...second[name].filter(({ tag }) => !known.has(tag))];
  };
  const note = first.note ?? second.note;
  return { file: both('file'), exif: both('exif'), gps: both('gps'), ...(note && { note }) };
}

function inWords(things: readonly string[]): string {
  return things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`;
}

/** RAF holds a JPEG as the camera would have written it. */
function rafJpeg(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  if (bytes.length < RAF_LENGTH + 4) return new Uint8Array();
  const start = view.getUint32(RAF_JPEG);
  return bytes.subarray(start, start + view.getUint32(RAF_LENGTH));
}

const jpegExif = (jpeg: Uint8Array): Uint8Array | undefined => exifOf(readJpegHeader(jpeg))?.slice();

/** MRW begins with blocks of a name and a length, big-endian; their whole length stands in its header. */
function tiffOfMrw(bytes: Uint8Array): Uint8Array | undefined {
  const view = viewOf(bytes);
  for (let at = MRW_HEADER; at + 8 <= bytes.length;) {
    const [name, length] = [view.getUint32(at), view.getUint32(at + 4)];
    if (name === MRW_TIFF) return bytes.subarray(at + 8, at + 8 + length);
    at += 8 + length;
  }
  return undefined;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);
