/** Samples out of lossless JPEG in strips and tiles: TIFF 6.0, section 15, and DNG 1.7.1 on Compression 7. */
import { areaOf, type Piece } from '@hotpix/tiff';
import { badSamples } from '../errors.ts';
import { LosslessJpegDecoder, type Coded, type Decoded } from '../lossless-jpeg/decode.ts';
import type { LosslessHeaders } from '../lossless-jpeg/read-headers.ts';
import type { SampleLayout } from './layout.ts';

/** Pieces that are decoded at once. */
const AT_ONCE = 2;

type Area = ReturnType<typeof areaOf>;

interface Tile {
  readonly samples: Uint16Array;
  /** Views of them: each is needed for every piece, and takes longer to make than to copy. */
  readonly rows: readonly Uint16Array[];
}

/**
 * The stored frame, in `samples`; `undefined` where a piece is of another kind.
 * @throws {DngError} `badSamples` where a piece is damaged
 */
export function readCompressed<T extends Uint16Array>(
  bytes: Uint8Array,
  layout: SampleLayout,
  samples: T,
): T | undefined {
  const { pieces } = layout;
  const decoder = new LosslessJpegDecoder();
  const places = Array.from({ length: AT_ONCE }, () => new Place(layout, samples));
  for (let index = 0; index < pieces.length; index += AT_ONCE) {
    const [first, second] = pieces.slice(index, index + AT_ONCE).map((piece, at): Coded => {
      return { bytes: partOf(bytes, piece), target: places[at].targetFor(areaOf(layout, index + at)) };
    });
    const found = second ? decoder.decodeTwo(first, second) : [decoder.decode(first.bytes, first.target)];
    for (const [at, headers] of found.entries()) {
      if (!isReadable(headers, layout, index + at)) return undefined;
      places[at].put(areaOf(layout, index + at));
    }
  }
  return samples;
}

/** Where pieces are decoded one after another: in the frame itself where their samples follow each other there, too. */
class Place {
  private readonly layout: SampleLayout;
  private readonly samples: Uint16Array;
  private tile: Tile | undefined;

  constructor(layout: SampleLayout, samples: Uint16Array) {
    this.layout = layout;
    this.samples = samples;
  }

  targetFor(area: Area): Uint16Array {
    const { width, pieceWidth, pieceHeight } = this.layout;
    if (this.isInFrame(area)) return this.samples.subarray(area.y * width, (area.y + area.height) * width);
    this.tile ??= newTile(pieceWidth, pieceHeight);
    return this.tile.samples;
  }

  /** Copies the piece that was decoded last into the frame, if it is not there. */
  put(area: Area): void {
    if (this.isInFrame(area)) return;
    this.tile?.rows.slice(0, area.height).forEach((row, y) => {
      const inside = row.length === area.width ? row : row.subarray(0, area.width);
      this.samples.set(inside, (area.y + y) * this.layout.width + area.x);
    });
  }

  private isInFrame({ height }: Area): boolean {
    const { width, pieceWidth, pieceHeight } = this.layout;
    return pieceWidth === width && pieceHeight === height;
  }
}

function newTile(width: number, height: number): Tile {
  const samples = new Uint16Array(width * height);
  const rows = Array.from({ length: height }, (_, y) => samples.subarray(y * width, (y + 1) * width));
  return { samples, rows };
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
