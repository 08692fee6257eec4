/** Samples out of lossless JPEG in strips and tiles: TIFF 6.0, section 15, and DNG 1.7.1 on Compression 7. */
import { areaOf, type Piece } from '@hotpix/tiff';
import { badSamples } from '../errors.ts';
import { LosslessJpegDecoder, type Coded, type Decoded } from '../lossless-jpeg/decode.ts';
import type { LosslessHeaders } from '../lossless-jpeg/read-headers.ts';
import type { SampleLayout } from './layout.ts';

/** Tiles that are decoded at once. */
const AT_ONCE = 2;

/**
 * The stored frame, in `samples`; `undefined` where a piece is of another kind.
 * @throws {DngError} `badSamples` where a piece is damaged
 */
export function readCompressed<T extends Uint16Array>(
  bytes: Uint8Array,
  layout: SampleLayout,
  samples: T,
): T | undefined {
  const { width, height, pieceWidth, pieceHeight, pieces } = layout;
  const decoder = new LosslessJpegDecoder();
  if (pieces.length === 1 && pieceWidth === width && pieceHeight === height) {
    const headers = decoder.decode(partOf(bytes, pieces[0]), samples);
    return isReadable(headers, layout, 0) ? samples : undefined;
  }
  const tiles = Array.from({ length: AT_ONCE }, () => new Uint16Array(pieceWidth * pieceHeight));
  const rows = tiles.map((tile) => rowsOf(tile, pieceWidth));
  for (let index = 0; index < pieces.length; index += AT_ONCE) {
    const [first, second] = pieces
      .slice(index, index + AT_ONCE)
      .map((piece, at): Coded => ({ bytes: partOf(bytes, piece), target: tiles[at] }));
    const found = second ? decoder.decodeTwo(first, second) : [decoder.decode(first.bytes, first.target)];
    for (const [at, headers] of found.entries()) {
      if (!isReadable(headers, layout, index + at)) return undefined;
      paste(rows[at], samples, width, areaOf(layout, index + at));
    }
  }
  return samples;
}

const partOf = (bytes: Uint8Array, { offset, length }: Piece): Uint8Array => bytes.subarray(offset, offset + length);

/** Whether a piece is of the usual kind. @throws {DngError} `badSamples` where it is damaged */
function isReadable(headers: Decoded, layout: SampleLayout, index: number): boolean {
  const { pieces } = layout;
  if (headers === 'damaged') {
    const { offset, length } = pieces[index];
    const expected = `intact lossless JPEG in strip or tile ${index + 1} of ${pieces.length}`;
    throw badSamples(expected, `data that cannot be decoded, ${length} bytes at ${offset}`);
  }
  return headers !== 'unusual' && suits(headers, layout, areaOf(layout, index).height);
}

/**
 * Whether the samples of a JPEG fill rows of a tile: each of its own may hold several of them.
 * @param rows of the tile that lie in the frame
 */
function suits({ width, height }: LosslessHeaders, { pieceWidth }: SampleLayout, rows: number): boolean {
  return width % pieceWidth === 0 && width * height >= rows * pieceWidth;
}

/** Views of them: each is needed for every tile, and takes longer to make than to copy. */
const rowsOf = (tile: Uint16Array, width: number): Uint16Array[] =>
  Array.from({ length: tile.length / width }, (_, y) => tile.subarray(y * width, (y + 1) * width));

function paste(
  rows: readonly Uint16Array[],
  samples: Uint16Array,
  width: number,
  area: ReturnType<typeof areaOf>,
): void {
  for (let y = 0; y < area.height; y++) {
    const row = rows[y].length === area.width ? rows[y] : rows[y].subarray(0, area.width);
    samples.set(row, (area.y + y) * width + area.x);
  }
}
