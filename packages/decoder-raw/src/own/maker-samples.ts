/** Samples of makers' raw files that may be read here: where they seem to be, and as what kind of file LibRaw is to confirm it. */
import {
  allDirectories,
  CFA,
  numberOf,
  readTiff,
  rowBytes,
  STRIPS,
  TAG,
  TILES,
  type TiffDirectory,
} from '@hotpix/tiff';
import { clean } from '../clean.ts';
import { findCr2, isCr2 } from './cr2.ts';
import type { MakerLayout } from './maker-layout.ts';
import { readStripHeaders, suitsFrame } from './strip-headers.ts';

export interface MakerSamples {
  readonly layout: MakerLayout;
  /** What files have in common that a camera writes in the same way. */
  readonly kind: string;
}

/** Makers of whose black levels `black.ts` knows how LibRaw comes to them. */
const MAKERS = /^(canon|nikon|pentax|ricoh|sony|hasselblad)/i;
const [NONE, LOSSLESS_JPEG] = [1, 7];
const [SHALLOWEST, DEEPEST, WORD] = [9, 16, 16];
const LONGEST = 65535;
/** Tags whose default, 1, is the one value that is read here. */
const ONES = [TAG.SamplesPerPixel, TAG.PlanarConfiguration, TAG.FillOrder, TAG.Predictor, TAG.SampleFormat];
/** Curves that LibRaw may put lossless JPEG through, of any directory: GrayResponseCurve, Sony's, Kodak's, and that of DNG. */
const CURVES = [291, 28688, 33424, TAG.LinearizationTable];
const MOST_STRIPS = 2 ** 16;
/** Of all directories; cameras write some hundred. */
const MOST_ENTRIES = 1000;
/** Text and notes of more bytes are of any length. */
const LETTERS = 5;

/**
 * `undefined` for DNG, which needs nobody's word, for other makers, and for every layout but one strip, or strips that follow each other,
 * uncompressed with 9 to 16 bits or as lossless JPEG, and the sliced strip of CR2.
 * @throws {TiffError} `badTiff` where the structure or a tag is damaged
 */
export function findMakerSamples(bytes: Uint8Array): MakerSamples | undefined {
  const directories = readTiff(bytes);
  const all = allDirectories(directories);
  const [make = '', model = '', software = ''] = [TAG.Make, TAG.Model, TAG.Software].map((tag) =>
    clean(directories[0]?.tags.get(tag)?.text() ?? ''),
  );
  if (!MAKERS.test(make) || all.some(({ tags }) => tags.has(TAG.DNGVersion))) return undefined;
  const structure = structureOf(all);
  const layout = structure && (isCr2(bytes) ? findCr2(bytes, all, model) : findStrip(bytes, all));
  if (!layout || (layout.compression !== 'none' && all.some(({ tags }) => CURVES.some((tag) => tags.has(tag))))) {
    return undefined;
  }
  return { layout, kind: JSON.stringify([make, model, software, ...traitsOf(bytes, layout), structure]) };
}

/** What a camera writes alike into each of its files, down to tags that LibRaw alone knows. `undefined` where an entry comes twice. */
function structureOf(all: readonly TiffDirectory[]): readonly (readonly number[])[] | undefined {
  const entries = all.reduce((sum, directory) => sum + directory.entries, 0);
  if (entries > MOST_ENTRIES || all.some((directory) => directory.entries !== directory.tags.size)) return undefined;
  return all.map(({ pointer, tags }) => [
    pointer,
    ...[...tags.values()].flatMap(({ tag, type, count, size }) => [
      tag,
      type,
      size > 1 ? count : Math.min(count, LETTERS),
    ]),
  ]);
}

/** All that LibRaw, too, goes by: even the length of uncompressed samples tells it how they are packed. */
function traitsOf(bytes: Uint8Array, layout: MakerLayout): readonly unknown[] {
  const { width, height, bits, compression, littleEndian, slices = [], pieces } = layout;
  const jpeg = compression === 'none' ? undefined : readStripHeaders(bytes, pieces[0]);
  const coding = jpeg
    ? [jpeg.width, jpeg.height, jpeg.components, jpeg.precision, jpeg.predictor, jpeg.rowsAtOnce]
    : [pieces[0].length];
  return [width, height, bits, compression, littleEndian, slices, coding];
}

function findStrip(bytes: Uint8Array, all: readonly TiffDirectory[]): MakerLayout | undefined {
  const raws = all.filter(isRawImage);
  const [raw] = raws;
  if (raws.length !== 1 || !ONES.every((tag) => !raw.tags.has(tag) || numberOf(raw, tag) === 1)) return undefined;
  const [width, height] = [numberOf(raw, TAG.ImageWidth), numberOf(raw, TAG.ImageLength)];
  const depth = numberOf(raw, TAG.BitsPerSample) ?? 0;
  const strip = stripOf(raw);
  if (!width || !height || width > LONGEST || height > LONGEST || depth < SHALLOWEST || depth > DEEPEST)
    return undefined;
  if (!strip || strip.offset === 0 || strip.offset + strip.length > bytes.length) return undefined;
  const frame = { width, height, pieceWidth: width, pieceHeight: height };
  const stored = { ...frame, littleEndian: bytes[0] === 0x49, pieces: [strip] };
  const compression = numberOf(raw, TAG.Compression);
  if (compression === NONE) {
    const bits = bitsOf(frame, depth, strip.length);
    return bits === undefined ? undefined : { ...stored, bits, compression: 'none' };
  }
  const isReadable = compression === LOSSLESS_JPEG && suitsFrame(readStripHeaders(bytes, strip), frame);
  return isReadable ? { ...stored, bits: depth, compression: 'lossless-jpeg' } : undefined;
}

const isRawImage = (directory: TiffDirectory): boolean =>
  numberOf(directory, TAG.PhotometricInterpretation) === CFA && (numberOf(directory, TAG.NewSubfileType) ?? 0) === 0;

/** Makers say how many bits count; whether these are packed, or one sample takes two bytes, shows in the length. */
function bitsOf(
  { width, height }: Pick<MakerLayout, 'width' | 'height'>,
  depth: number,
  length: number,
): number | undefined {
  if (length >= height * rowBytes(width, WORD)) return WORD;
  return length >= height * rowBytes(width, depth) ? depth : undefined;
}

/** Strips that follow each other are one. `undefined` for others, and for tiles. */
function stripOf({ tags }: TiffDirectory): { offset: number; length: number } | undefined {
  const [starts, lengths] = [tags.get(STRIPS.offsets), tags.get(STRIPS.lengths)];
  if (!starts || !lengths || starts.count !== lengths.count || starts.count > MOST_STRIPS) return undefined;
  if ([TILES.offsets, TILES.lengths].some((tag) => tags.has(tag))) return undefined;
  const [offsets, sizes] = [starts.numbers(), lengths.numbers()];
  let end = offsets[0];
  for (const [index, offset] of offsets.entries()) {
    if (offset !== end) return undefined;
    end += sizes[index];
  }
  return { offset: offsets[0], length: end - offsets[0] };
}
