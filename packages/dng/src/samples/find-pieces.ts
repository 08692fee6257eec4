/** The strips or tiles of an image: TIFF 6.0, sections 3 and 15. */
import {
  areaOf,
  columnsOf,
  type Grid,
  numberOf,
  numbersOf,
  type Piece,
  rowBytes,
  rowsOf,
  STRIPS,
  type TiffDirectory,
  TILES,
} from '@hotpix/tiff';
import { badSamples } from '../errors.ts';
import type { SampleLayout } from './layout.ts';

type Image = Pick<SampleLayout, 'width' | 'height' | 'bits' | 'compression'>;
type Pieces = Pick<SampleLayout, 'pieceWidth' | 'pieceHeight' | 'pieces'>;

/** The width of a strip is that of the image, whose tag says nothing of strips. */
const OF_STRIPS = [STRIPS.offsets, STRIPS.lengths, STRIPS.height];
const OF_TILES = [TILES.offsets, TILES.lengths, TILES.width, TILES.height];
/** TIFF wants tiles of a multiple of this. */
const SMALLEST = 16;
/** Pixels that a tile may reach beyond the image's own sides. */
const MOST_PADDING = 4096;
/** So that lists of offsets stay small beside the image. */
const MOST_PIECES = 2 ** 20;

/**
 * `undefined` where the tags contradict each other.
 * @param size bytes of the file
 * @throws {DngError} `badSamples` where a piece is missing, or does not lie in the file
 */
export function findPieces(raw: TiffDirectory, size: number, image: Image): Pieces | undefined {
  const [hasStrips, hasTiles] = [OF_STRIPS, OF_TILES].map((tags) => tags.some((tag) => raw.tags.has(tag)));
  if (hasStrips === hasTiles) return undefined;
  const found = hasStrips ? findStrips(raw, image) : findTiles(raw, image);
  if (!found || (image.compression === 'none' && !isWhole(found, image))) return undefined;
  return { ...found, pieces: found.pieces.map((piece, index) => inFile(piece, index, size, found, image)) };
}

/** The part of a piece that lies in the file. Of a compressed one it may be all that there is. */
function inFile(piece: Piece, index: number, size: number, found: Pieces, image: Image): Piece {
  const { offset, length } = piece;
  const needed = image.compression === 'none' ? wholeLength(found, index, image) : 1;
  if (offset === 0 || length < needed || offset + needed > size) {
    const name = `strip or tile ${index + 1} of ${found.pieces.length}`;
    throw badSamples(`${name} inside the ${size} bytes of the file`, `${length} bytes at ${offset}`);
  }
  return { offset, length: Math.min(length, size - offset) };
}

function findStrips(raw: TiffDirectory, { width, height }: Image): Pieces | undefined {
  const rows = raw.tags.has(STRIPS.height) ? numberOf(raw, STRIPS.height) : height;
  return rows
    ? piecesOf(raw, STRIPS, { width, height, pieceWidth: width, pieceHeight: Math.min(rows, height) })
    : undefined;
}

function findTiles(raw: TiffDirectory, { width, height }: Image): Pieces | undefined {
  const [pieceWidth, pieceHeight] = [numberOf(raw, TILES.width), numberOf(raw, TILES.height)];
  if (!pieceWidth || pieceWidth < SMALLEST || !pieceHeight || pieceHeight < SMALLEST) return undefined;
  if (pieceWidth > width + MOST_PADDING || pieceHeight > height + MOST_PADDING) return undefined;
  return piecesOf(raw, TILES, { width, height, pieceWidth, pieceHeight });
}

function piecesOf(raw: TiffDirectory, tags: typeof STRIPS | typeof TILES, grid: Grid): Pieces | undefined {
  const count = columnsOf(grid) * rowsOf(grid);
  if (count > MOST_PIECES) return undefined;
  const [starts, sizes] = [numbersOf(raw, tags.offsets, count), numbersOf(raw, tags.lengths, count)];
  if (!starts || !sizes) return undefined;
  const { pieceWidth, pieceHeight } = grid;
  return { pieceWidth, pieceHeight, pieces: starts.map((offset, index) => ({ offset, length: sizes[index] })) };
}

/** Whether every uncompressed piece has all rows that lie in the image, or is not there at all. */
function isWhole(found: Pieces, image: Image): boolean {
  return found.pieces.every(({ offset, length }, index) => offset === 0 || length >= wholeLength(found, index, image));
}

/** Bytes of all rows of an uncompressed piece that lie in the image. */
function wholeLength(found: Pieces, index: number, image: Image): number {
  return areaOf({ ...image, ...found }, index).height * rowBytes(found.pieceWidth, image.bits);
}
