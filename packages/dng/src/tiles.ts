/** Samples as lossless JPEG in tiles: TIFF 6.0, section 15, and DNG's Compression 7. */
import { longField, shortField, TAG } from '@hotpix/tiff';
import type { DngImage } from './dng-image.ts';
import type { Block } from './lossless-jpeg/differences.ts';
import { encodeLosslessJpeg } from './lossless-jpeg/encode.ts';
import type { Storage } from './storage.ts';

/** TIFF wants tiles of a multiple of this. */
const UNIT = 16;
/** Samples per side at most: in smaller tiles the Huffman table fits better. */
const LONGEST = 384;
/** Samples per side that would take about as many bits as the beginning of each tile. */
const OVERHEAD = 4;
const JPEG = 7;

/** The tiles into which the stored frame is cut; those at the right and the bottom are padded. */
export interface TileGrid {
  /** Samples per row of a tile; a multiple of 16 and of `components`. */
  readonly width: number;
  readonly height: number;
  /**
   * Of the JPEG: a component for each pixel of a row until the colours come back, so that the left neighbour is one of the
   * same colour, at most 3.
   */
  readonly components: number;
}

/** `undefined` for a frame so narrow that no tile suits all readers. */
export function tileGrid({ width, height, mosaic }: DngImage): TileGrid | undefined {
  const components = componentsOf(mosaic);
  const unit = components === 3 ? 3 * UNIT : UNIT;
  const tileWidth = cheapest(
    width,
    sidesOf(unit).filter((side) => isReadable(side, width, components)),
  );
  const tileHeight = cheapest(height, sidesOf(UNIT));
  return tileWidth && tileHeight ? { width: tileWidth, height: tileHeight, components } : undefined;
}

const sidesOf = (unit: number): number[] =>
  Array.from({ length: Math.floor(LONGEST / unit) }, (_, index) => (index + 1) * unit);

/** The side that makes least of padding and tiles; `undefined` out of none. Padding costs a bit or more for each sample. */
function cheapest(length: number, sides: readonly number[]): number | undefined {
  const cost = (side: number): number => Math.ceil(length / side) * (side + OVERHEAD);
  return [...sides].sort((a, b) => cost(a) - cost(b))[0];
}

/**
 * Whether readers keep to the words of DNG. rawspeed refuses a tile of which fewer samples than components lie in the frame,
 * and LibRaw 0.20 to 0.22 reads on into the next tile where as many tiles as components fill the frame exactly. Of a tile wider
 * than the frame, dcraw and LibRaw begin a new row where the frame ends.
 */
function isReadable(tileWidth: number, width: number, components: number): boolean {
  if (tileWidth > width) return false;
  const rest = width % tileWidth;
  return (rest === 0 || rest >= components) && (components === 1 || tileWidth * components !== width);
}

/** In X-Trans green comes back after 3 pixels of a row, and after 2 mostly not. */
function componentsOf(mosaic: DngImage['mosaic']): number {
  if (mosaic === undefined) return 1;
  return mosaic[0].length % 3 === 0 ? 3 : 2;
}

/** Compressed tiles, left to right and top to bottom; `undefined` where they do not suit, or are larger than the samples. */
export function storeTiles(image: DngImage): Storage | undefined {
  const grid = tileGrid(image);
  if (grid === undefined) return undefined;
  const tiles: Uint8Array[] = [];
  const block = { ...grid, samples: new Uint16Array(grid.width * grid.height) };
  for (let y = 0; y < image.height; y += grid.height) {
    for (let x = 0; x < image.width; x += grid.width) {
      cut(image, x, y, block);
      tiles.push(encodeLosslessJpeg(block));
    }
  }
  const storage = storageOf(tiles, grid);
  return storage.size < image.samples.byteLength ? storage : undefined;
}

function storageOf(tiles: readonly Uint8Array[], grid: TileGrid): Storage {
  const lengths = tiles.map(({ length }) => length);
  return {
    size: lengths.reduce((sum, length) => sum + even(length), 0),
    fields: (offset) => [
      shortField(TAG.Compression, JPEG),
      longField(TAG.TileWidth, grid.width),
      longField(TAG.TileLength, grid.height),
      longField(TAG.TileOffsets, ...offsetsOf(lengths, offset)),
      longField(TAG.TileByteCounts, ...lengths),
    ],
    put: (file, offset) => offsetsOf(lengths, offset).forEach((at, index) => file.set(tiles[index], at)),
  };
}

const even = (length: number): number => length + (length & 1);

function offsetsOf(lengths: readonly number[], first: number): number[] {
  let offset = first;
  return lengths.map((length) => {
    const at = offset;
    offset += even(length);
    return at;
  });
}

/** Padding repeats the last samples of a row and the first of the last row, so that it costs next to nothing. */
function cut({ samples, width, height }: DngImage, x: number, y: number, block: Block): void {
  const [inside, rows] = [Math.min(block.width, width - x), Math.min(block.height, height - y)];
  const { components } = block;
  for (let row = 0; row < rows; row++) {
    const from = (y + row) * width + x;
    const to = row * block.width;
    block.samples.set(samples.subarray(from, from + inside), to);
    for (let column = inside; column < block.width; column++) {
      block.samples[to + column] = block.samples[to + column - components] ?? 0;
    }
  }
  const last = block.samples.subarray((rows - 1) * block.width);
  for (let at = rows * block.width; at < block.samples.length; at++) {
    block.samples[at] = last[(at % block.width) % components];
  }
}
