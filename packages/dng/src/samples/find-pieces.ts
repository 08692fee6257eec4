/** The strips or tiles of an image: TIFF 6.0, sections 3 and 15. */
import { badSamples } from '../errors.ts';
import type { TiffDirectory } from '../read-tiff.ts';
import { TAG } from '../tags.ts';
import { rowBytes, type Piece, type SampleLayout } from './layout.ts';
import { numberOf, numbersOf } from './numbers.ts';

type Image = Pick<SampleLayout, 'width' | 'height' | 'bits' | 'compression'>;
type Pieces = Pick<SampleLayout, 'pieceWidth' | 'pieceHeight' | 'pieces'>;

const STRIPS = [TAG.StripOffsets, TAG.StripByteCounts, TAG.RowsPerStrip];
const TILES = [TAG.TileOffsets, TAG.TileByteCounts, TAG.TileWidth, TAG.TileLength];
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
  const [hasStrips, hasTiles] = [STRIPS, TILES].map((tags) => tags.some((tag) => raw.tags.has(tag)));
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
  const rows = raw.tags.has(TAG.RowsPerStrip) ? numberOf(raw, TAG.RowsPerStrip) : height;
  if (!rows) return undefined;
  const pieceHeight = Math.min(rows, height);
  const pieces = piecesOf(raw, TAG.StripOffsets, TAG.StripByteCounts, Math.ceil(height / pieceHeight));
  return pieces && { pieceWidth: width, pieceHeight, pieces };
}

function findTiles(raw: TiffDirectory, { width, height }: Image): Pieces | undefined {
  const [pieceWidth, pieceHeight] = [numberOf(raw, TAG.TileWidth), numberOf(raw, TAG.TileLength)];
  if (!pieceWidth || pieceWidth < SMALLEST || !pieceHeight || pieceHeight < SMALLEST) return undefined;
  if (pieceWidth > width + MOST_PADDING || pieceHeight > height + MOST_PADDING) return undefined;
  const across = Math.ceil(width / pieceWidth);
  const pieces = piecesOf(raw, TAG.TileOffsets, TAG.TileByteCounts, across * Math.ceil(height / pieceHeight));
  return pieces && { pieceWidth, pieceHeight, pieces };
}

function piecesOf(raw: TiffDirectory, offsets: number, lengths: number, count: number): Piece[] | undefined {
  if (count > MOST_PIECES) return undefined;
  const [starts, sizes] = [numbersOf(raw, offsets, count), numbersOf(raw, lengths, count)];
  return starts && sizes && starts.map((offset, index) => ({ offset, length: sizes[index] }));
}

/** Whether every uncompressed piece has all rows that lie in the image, or is not there at all. */
function isWhole(found: Pieces, image: Image): boolean {
  return found.pieces.every(({ offset, length }, index) => offset === 0 || length >= wholeLength(found, index, image));
}

/** Bytes of all rows of an uncompressed piece that lie in the image. */
function wholeLength({ pieceWidth, pieceHeight }: Pieces, index: number, { width, height, bits }: Image): number {
  const above = Math.floor(index / Math.ceil(width / pieceWidth)) * pieceHeight;
  return Math.min(pieceHeight, height - above) * rowBytes(pieceWidth, bits);
}
