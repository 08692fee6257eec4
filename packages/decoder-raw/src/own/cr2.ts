/** Canon's CR2: a TIFF whose last directory leads to one lossless JPEG, cut into columns (lclevy.free.fr/cr2). */
import { allDirectories, numberOf, numbersOf, STRIPS, TAG, type TiffDirectory } from '@hotpix/tiff';
import type { LosslessHeaders } from '@hotpix/dng';
import type { MakerLayout } from './maker-layout.ts';
import { readStripHeaders } from './strip-headers.ts';

/** Behind the header of TIFF: CR, version 2. */
const SIGNATURE = [0x43, 0x52, 2];
const SIGNATURE_AT = 8;
const OLD_JPEG = 6;
/** PowerShots have masked columns of widths of their own, from which LibRaw takes black. */
const MODEL = /\bEOS\b/;

export const isCr2 = (bytes: Uint8Array): boolean =>
  SIGNATURE.every((byte, index) => bytes[SIGNATURE_AT + index] === byte);

/** `undefined` for sRAW and mRAW, whose components are reduced, and for slices that do not make up the frame. */
export function findCr2(
  bytes: Uint8Array,
  directories: ReturnType<typeof allDirectories>,
  model: string,
): MakerLayout | undefined {
  const raws = directories.filter(({ tags }) => tags.has(TAG.CR2Slices));
  const [raw] = raws;
  if (raws.length !== 1 || !MODEL.test(model) || numberOf(raw, TAG.Compression) !== OLD_JPEG) return undefined;
  const [offset, length] = [numberOf(raw, STRIPS.offsets) ?? 0, numberOf(raw, STRIPS.lengths) ?? 0];
  const piece = { offset, length };
  const headers = offset > 0 && offset + length <= bytes.length ? readStripHeaders(bytes, piece) : undefined;
  const slices = headers && slicesOf(raw);
  if (!slices) return undefined;
  const width = slices.reduce((sum, slice) => sum + slice, 0) || widthOf(headers);
  const height = (headers.width * headers.height) / width;
  if (!Number.isInteger(height)) return undefined;
  const { precision: bits } = headers;
  const grid = { width, height, pieceWidth: width, pieceHeight: height, pieces: [piece] };
  const isSliced = slices.length > 1;
  if (!isSliced && headers.width % width !== 0) return undefined;
  const compression = 'lossless-jpeg';
  return { ...grid, bits, compression, littleEndian: bytes[0] === 0x49, ...(isSliced && { slices }) };
}

/** Their widths; none where the strip is one piece. `undefined` where the tag makes no sense. */
function slicesOf(raw: TiffDirectory): readonly number[] | undefined {
  const [count = -1, width = 0, last = 0] = numbersOf(raw, TAG.CR2Slices, 3) ?? [];
  if (count === 0) return [];
  const isSound = count > 0 && count <= MOST_SLICES && width > 0 && last > 0;
  return isSound ? [...Array.from({ length: count }, () => width), last] : undefined;
}

const MOST_SLICES = 64;

/** A row of a JPEG of four components may hold two of the frame. */
const widthOf = ({ width, height }: LosslessHeaders): number => (width > 4 * height ? width / 2 : width);
