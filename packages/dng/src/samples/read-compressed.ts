/** Samples out of lossless JPEG in strips and tiles: TIFF 6.0, section 15, and DNG 1.7.1 on Compression 7. */
import { areaOf, type Piece } from '@hotpix/tiff';
import { badSamples } from '../errors.ts';
import { LosslessJpegDecoder } from '../lossless-jpeg/decode.ts';
import type { LosslessHeaders } from '../lossless-jpeg/read-headers.ts';
import type { SampleLayout } from './layout.ts';

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
  const isOne = pieces.length === 1 && pieceWidth === width && pieceHeight === height;
  const tile = isOne ? samples : new Uint16Array(pieceWidth * pieceHeight);
  for (const [index, piece] of pieces.entries()) {
    const headers = decoder.decode(partOf(bytes, piece), tile);
    const area = areaOf(layout, index);
    if (headers === 'damaged') {
      const expected = `intact lossless JPEG in strip or tile ${index + 1} of ${pieces.length}`;
      throw badSamples(expected, `data that cannot be decoded, ${piece.length} bytes at ${piece.offset}`);
    }
    if (headers === 'unusual' || !suits(headers, layout, area.height)) return undefined;
    if (!isOne) paste(tile, pieceWidth, samples, width, area);
  }
  return samples;
}

const partOf = (bytes: Uint8Array, { offset, length }: Piece): Uint8Array => bytes.subarray(offset, offset + length);

/**
 * Whether the samples of a JPEG fill rows of a tile: each of its own may hold several of them.
 * @param rows of the tile that lie in the frame
 */
function suits({ width, height }: LosslessHeaders, { pieceWidth }: SampleLayout, rows: number): boolean {
  return width % pieceWidth === 0 && width * height >= rows * pieceWidth;
}

function paste(
  tile: Uint16Array,
  pieceWidth: number,
  samples: Uint16Array,
  width: number,
  area: ReturnType<typeof areaOf>,
): void {
  for (let y = 0; y < area.height; y++) {
    samples.set(tile.subarray(y * pieceWidth, y * pieceWidth + area.width), (area.y + y) * width + area.x);
  }
}
