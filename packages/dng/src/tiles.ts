/** Samples as lossless JPEG in tiles: TIFF 6.0, section 15, and DNG's Compression 7. */
import type { DngImage } from './dng-image.ts';
import { longField, shortField } from './fields.ts';
import { encodeLosslessJpeg, type Block } from './lossless-jpeg/encode.ts';
import type { Storage } from './storage.ts';
import { TAG } from './tags.ts';

/** TIFF wants tiles of a multiple of this. */
const UNIT = 16;
/** Samples a side about which tiles have. */
const SIDE = 256;
const JPEG = 7;

/** The tiles into which the stored frame is cut; those at the right and the bottom are padded. */
export interface TileGrid {
  /** Samples a row of a tile; a multiple of 16 and of `components`. */
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
  let tileWidth = Math.min(evenSide(width, unit), Math.floor(width / unit) * unit);
  while (tileWidth > 0 && !isReadable(tileWidth, width, components)) tileWidth -= unit;
  return tileWidth > 0 ? { width: tileWidth, height: evenSide(height, UNIT), components } : undefined;
}

/**
 * Whether readers keep to the words of DNG. rawspeed refuses a tile of which fewer samples than components lie in the frame,
 * and LibRaw 0.20 to 0.22 reads on into the next tile where as many tiles as components fill the frame exactly. That no tile is
 * wider than the frame is due to dcraw and LibRaw: they begin a new row where the frame ends, not where the tile does.
 */
function isReadable(tileWidth: number, width: number, components: number): boolean {
  const rest = width % tileWidth;
  return (rest === 0 || rest >= components) && (components === 1 || tileWidth * components !== width);
}

/** In X-Trans green comes back after 3 pixels of a row, and after 2 mostly not. */
function componentsOf(mosaic: DngImage['mosaic']): number {
  if (mosaic === undefined) return 1;
  return mosaic[0].length % 3 === 0 ? 3 : 2;
}

/** About `SIDE`, and such that the last tile is padded little. */
function evenSide(length: number, unit: number): number {
  const tiles = Math.max(1, Math.round(length / SIDE));
  return Math.ceil(length / tiles / unit) * unit;
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
