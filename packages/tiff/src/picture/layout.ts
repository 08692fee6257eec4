/** Where the samples of a TIFF picture lie in its file, and in which form (TIFF 6.0). */
import { codecOf, type Codec } from '../codecs/codec.ts';
import type { Zlib } from '../codecs/zlib.ts';
import { damaged, unsupported } from '../errors.ts';
import { areaOf, columnsOf, indexAt, rowBytes, rowsOf, STRIPS, TILES, type Grid, type Piece } from '../samples/grid.ts';
import type { PieceLists } from '../samples/place-pieces.ts';
import { firstNumber } from '../structure/numbers.ts';
import type { TiffDirectory } from '../structure/read-tiff.ts';
import { TAG } from '../structure/tags.ts';

/** A piece by what it holds. */
export interface PictureArea {
  /** Its place in the list of pieces. */
  readonly index: number;
  /** The samples of a pixel in it: all, or of separate planes this one. */
  readonly plane: number;
  /** The part of it that lies in the picture, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout extends Grid {
  /** Samples per pixel that are colours; they come first. What is behind them is alpha, or the like. */
  readonly colours: 1 | 3;
  /** Samples per pixel in each piece: 1 where each sample has planes of its own. */
  readonly interleaved: number;
  /** 8 to 16. */
  readonly bits: number;
  readonly littleEndian: boolean;
  readonly codec: Codec;
  /** Whether each sample is stored as its difference from that of the pixel to the left. */
  readonly isDifferenced: boolean;
  /** Bytes per row of a piece; rows begin at whole bytes. */
  readonly stride: number;
  /** What is compressed by itself: strips, or tiles, those of one plane behind those of the other. */
  readonly pieces: readonly Piece[];
  readonly lists: PieceLists;
}

const SEPARATE = 2;
/** More than 150 megapixels of 16-bit RGB with alpha take. */
const LARGEST_PIECE = 2 ** 31 - 1;
const UNSIGNED: ReadonlySet<number> = new Set([1, 4]);
const FORMATS: Readonly<Record<number, string>> = { 2: 'signed', 3: 'floating-point', 5: 'complex', 6: 'complex' };
const COLOURS: Readonly<Record<number, 1 | 3>> = { 1: 1, 2: 3 };
/** PhotometricInterpretation. */
const PHOTOMETRICS: Readonly<Record<number, string>> = {
  0: 'samples in which 0 is white',
  3: 'the indices of a palette',
  4: 'a transparency mask',
  5: 'CMYK',
  6: 'YCbCr',
  8: 'CIELab',
  9: 'ICCLab',
  10: 'ITULab',
};

/**
 * @throws {TiffError} `unsupported` for whatever is stored otherwise, `badTiff` for pieces that are not there, and tags outside the file
 */
export function readLayout(directory: TiffDirectory, littleEndian: boolean, zlib: Zlib): Layout {
  const form = readForm(directory, zlib);
  const isTiled = directory.tags.has(TILES.offsets) || directory.tags.has(TILES.width);
  const tags = isTiled ? TILES : STRIPS;
  const [width, height] = [firstNumber(directory, TAG.ImageWidth, 0), firstNumber(directory, TAG.ImageLength, 0)];
  const pieceWidth = firstNumber(directory, tags.width, 0);
  const pieceHeight = isTiled
    ? firstNumber(directory, tags.height, 0)
    : Math.min(firstNumber(directory, tags.height, height), height);
  if (![width, height, pieceWidth, pieceHeight].every((side) => Number.isInteger(side) && side > 0)) {
    throw damaged('a size', `${width} x ${height} pixels in pieces of ${pieceWidth} x ${pieceHeight}`);
  }
  const stride = rowBytes(pieceWidth * form.interleaved, form.bits);
  if (stride * pieceHeight > LARGEST_PIECE) throw unsupported(`strips or tiles of ${stride * pieceHeight} bytes`);
  const shape = { ...form, littleEndian, width, height, pieceWidth, pieceHeight, stride };
  const lists = { offsets: directory.tags.get(tags.offsets), lengths: directory.tags.get(tags.lengths), littleEndian };
  return { ...shape, lists, pieces: readPieces(shape, lists, columnsOf(shape) * rowsOf(shape) * form.planes) };
}

function readPieces(shape: Omit<Layout, 'lists' | 'pieces'>, lists: PieceLists, count: number): Piece[] {
  const offsets = lists.offsets?.numbers() ?? [];
  if (!lists.lengths && shape.codec.isCompressed) throw unsupported('compressed strips without their lengths');
  const lengths = lists.lengths?.numbers() ?? offsets.map(() => shape.pieceHeight * shape.stride);
  if (offsets.length < count || lengths.length < count) {
    throw damaged(`${count} strips or tiles`, `${Math.min(offsets.length, lengths.length)}`);
  }
  return offsets.map((offset, index) => ({ offset, length: lengths[index] }));
}

/** Those that hold colours, in the order of the file. */
export function areasOf(layout: Layout): PictureArea[] {
  const ofPlane = columnsOf(layout) * rowsOf(layout);
  const planes = layout.interleaved > 1 || layout.colours === 1 ? 1 : layout.colours;
  return Array.from({ length: ofPlane * planes }, (_, index) => ({
    index,
    plane: Math.floor(index / ofPlane),
    ...areaOf(layout, index % ofPlane),
  }));
}

/** The piece in which a sample lies. */
export function pieceIndexAt(layout: Layout, x: number, y: number, channel: number): number {
  const plane = layout.interleaved > 1 ? 0 : channel;
  return plane * columnsOf(layout) * rowsOf(layout) + indexAt(layout, x, y);
}

type Form = Pick<Layout, 'colours' | 'interleaved' | 'bits' | 'codec' | 'isDifferenced'> & { readonly planes: number };

function readForm(directory: TiffDirectory, zlib: Zlib): Form {
  const photometric = firstNumber(directory, TAG.PhotometricInterpretation, -1);
  const colours = COLOURS[photometric];
  const compression = firstNumber(directory, TAG.Compression, 1);
  const codec = codecOf(compression, zlib);
  const samples = firstNumber(directory, TAG.SamplesPerPixel, 1);
  const [bits = 1, ...others] = directory.tags.get(TAG.BitsPerSample)?.numbers() ?? [];
  const predictor = codec?.hasPredictor ? firstNumber(directory, TAG.Predictor, 1) : 1;
  const formats = directory.tags.get(TAG.SampleFormat)?.numbers() ?? [];
  const format = formats.find((other) => !UNSIGNED.has(other));
  const reasons = [
    !colours && (PHOTOMETRICS[photometric] ?? 'one that does not say what its colours are'),
    format !== undefined && `${FORMATS[format] ?? `type ${format}`} samples`,
    others.some((other) => other !== bits) && 'samples of unequal depth',
    (bits < 8 || bits > 16) && `${bits} bits per sample`,
    !codec && `samples compressed by ${COMPRESSIONS[compression] ?? `method ${compression}`}`,
    (predictor > 2 || (predictor === 2 && bits !== 8 && bits !== 16)) && `predictor ${predictor}`,
    firstNumber(directory, TAG.FillOrder, 1) !== 1 && 'bytes whose bits run backwards (FillOrder 2)',
  ].filter((reason) => reason !== false);
  if (!colours || !codec || reasons.length > 0) throw unsupported(reasons.join(', '));
  if (samples < colours) throw damaged(`${colours} samples per pixel or more`, `${samples}`);
  const isSeparate = firstNumber(directory, TAG.PlanarConfiguration, 1) === SEPARATE && samples > 1;
  const [interleaved, planes] = isSeparate ? [1, samples] : [samples, 1];
  return { colours, interleaved, planes, bits, codec, isDifferenced: predictor === 2 };
}

const COMPRESSIONS: Readonly<Record<number, string>> = {
  ...{ 2: 'CCITT run lengths', 3: 'CCITT Group 3', 4: 'CCITT Group 4', 6: 'JPEG (old style)', 7: 'JPEG' },
  ...{ 33003: 'JPEG 2000', 33005: 'JPEG 2000', 34712: 'JPEG 2000', 34887: 'LERC' },
  ...{ 34925: 'LZMA', 50000: 'Zstandard', 50001: 'WebP', 50002: 'JPEG XL' },
};
