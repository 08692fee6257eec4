/** What a raw file says beside its samples: what a DNG written in its place can say as well, and what it cannot. */
import { type Carried, findTag, readCarried, readTiff, TAG, TiffError } from '@hotpix/tiff';
import { exifOf, JpegError, readJpegHeader } from '@hotpix/jpeg';
import { sniff } from '@hotpix/sniff';

export interface OriginalFacts {
  /** Absent where nobody here can read them. */
  readonly carried?: Carried;
  /** In words: what stays behind. */
  readonly lost: string;
}

const NOTES = 'maker notes, by which raw developers correct lenses';
const REST = "the camera's own previews and private data";
const UNREAD = `what the original says beside its samples and the exposure: ${NOTES}, GPS, copyright, XMP, ${REST}`;

/** In a RAF, where the offset and the length of its JPEG stand, big-endian. */
const [RAF_JPEG, RAF_LENGTH] = [84, 88];

/** Never throws: what cannot be read stays behind. */
export function originalFacts(bytes: Uint8Array): OriginalFacts {
  try {
    const tiff = tiffOf(bytes);
    if (tiff === undefined) return { lost: UNREAD };
    const carried = readCarried(tiff);
    return { carried, lost: findTag(readTiff(tiff), TAG.MakerNote) ? `${NOTES}, ${REST}` : REST };
  } catch (error) {
    if (error instanceof TiffError || error instanceof JpegError) return { lost: UNREAD };
    throw error;
  }
}

/** The part of a file that is built as TIFF; `undefined` for formats that have none that is known here. */
function tiffOf(bytes: Uint8Array): Uint8Array | undefined {
  const found = sniff(bytes);
  if (found?.isTiff) return bytes;
  return found?.kind === 'raf' && bytes.length > RAF_LENGTH + 4 ? exifOfRaf(bytes) : undefined;
}

/** RAF holds a JPEG as the camera would have written it. */
function exifOfRaf(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = view.getUint32(RAF_JPEG);
  const header = readJpegHeader(bytes.subarray(start, start + view.getUint32(RAF_LENGTH)));
  return exifOf(header)?.slice();
}
