/** The strips or tiles of an image: TIFF 6.0, sections 3 and 15. */
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
 * `undefined` where the tags contradict each other or the file.
 * @param size bytes of the file
 */
export function findPieces(raw: TiffDirectory, size: number, image: Image): Pieces | undefined {
  const [hasStrips, hasTiles] = [STRIPS, TILES].map((tags) => tags.some((tag) => raw.tags.has(tag)));
  if (hasStrips === hasTiles) return undefined;
  const found = hasStrips ? findStrips(raw, image) : findTiles(raw, image);
  const isInside = found?.pieces.every(({ offset, length }) => length > 0 && offset + length <= size);
  return found && isInside && (image.compression !== 'none' || isWhole(found, image)) ? found : undefined;
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

/** Whether every uncompressed piece has all rows that lie in the image. */
function isWhole({ pieceWidth, pieceHeight, pieces }: Pieces, { width, height, bits }: Image): boolean {
  const across = Math.ceil(width / pieceWidth);
  return pieces.every(({ length }, index) => {
    const rows = Math.min(pieceHeight, height - Math.floor(index / across) * pieceHeight);
    return length >= rows * rowBytes(pieceWidth, bits);
  });
}
