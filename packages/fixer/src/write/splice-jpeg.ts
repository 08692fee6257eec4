/** Carries the metadata of one JPEG over to another. */
import { isApplication, readJpegHeader, type JpegSegment } from '@hotpix/jpeg';
import { concatenate } from '@hotpix/tiff';

const SOI = Uint8Array.of(0xff, 0xd8);
const APP2 = 0xe2;
const APP14 = 0xee;
const COMMENT = 0xfe;
const EOI = 0xd9;
const YCBCR = 1;

/**
 * The new picture with all APPn and COM segments of the original, byte for byte and in their order, in the place of its own.
 * What would be false of the new picture is left out, and said.
 * @throws {HotpixError} `refused` for an original without a readable header
 */
export function spliceJpeg(original: Uint8Array, repaired: Uint8Array): { bytes: Uint8Array; notes: string[] } {
  const { segments, scan } = readJpegHeader(original);
  const metadata = segments.filter(isMetadata);
  const falsehoods = metadata.flatMap((segment) => {
    const note = whyFalse(segment);
    return note === undefined ? [] : [{ segment, note }];
  });
  const kept = metadata.filter((segment) => falsehoods.every((falsehood) => falsehood.segment !== segment));
  const header = readJpegHeader(repaired);
  const coding = header.segments.filter((segment) => !isMetadata(segment));
  const parts = [SOI, ...kept, ...coding].map((part) => (part instanceof Uint8Array ? part : part.bytes));
  const behind = original.length - endOfPicture(original, scan);
  const notes = [...new Set(falsehoods.map(({ note }) => note))];
  if (behind > 0)
    notes.push(
      `${behind} bytes behind the end of the picture, where previews, gain maps and films stand, were left out.`,
    );
  return { bytes: concatenate([...parts, repaired.subarray(header.scan)]), notes };
}

const isMetadata = ({ marker }: JpegSegment): boolean => (marker & 0xf0) === 0xe0 || marker === COMMENT;

function whyFalse(segment: JpegSegment): string | undefined {
  if (isApplication(segment, APP2, 'MPF\0')) {
    return 'The index of further pictures (MPF) was left out: it points behind the picture, whose length changed.';
  }
  if (isApplication(segment, APP14, 'Adobe') && segment.bytes[15] !== YCBCR) {
    return 'The Adobe segment was left out: the colours are stored as YCbCr now.';
  }
  return undefined;
}

/** Just behind the end marker of the picture whose first scan begins there; segments between scans are stepped over. */
function endOfPicture(bytes: Uint8Array, scan: number): number {
  for (let at = scan; at >= 0 && at + 3 < bytes.length;) {
    const marker = bytes[at + 1];
    if (marker === EOI) return at + 2;
    const isSegment = marker >= 0xc0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd8);
    at = bytes.indexOf(
      0xff,
      isSegment ? at + 2 + ((bytes[at + 2] << 8) | bytes[at + 3]) : at + (marker === 0xff ? 1 : 2),
    );
  }
  return bytes.length;
}
