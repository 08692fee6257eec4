/** Strips and tiles as what they are alike: pieces of equal size, left to right and top to bottom (TIFF 6.0, sections 3 and 15). */
import { TAG } from '../structure/tags.ts';

/** A strip or tile in the file, in bytes. */
export interface Piece {
  readonly offset: number;
  readonly length: number;
}

/** In pixels. Pieces at the right and the bottom may reach beyond the picture. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly pieceWidth: number;
  readonly pieceHeight: number;
}

/** The tags that say where pieces lie and how large they are. */
export const STRIPS = {
  offsets: TAG.StripOffsets,
  lengths: TAG.StripByteCounts,
  /** A strip is as wide as the picture. */
  width: TAG.ImageWidth,
  height: TAG.RowsPerStrip,
} as const;
export const TILES = {
  offsets: TAG.TileOffsets,
  lengths: TAG.TileByteCounts,
  width: TAG.TileWidth,
  height: TAG.TileLength,
} as const;

/** Pieces in a row of them. */
export const columnsOf = ({ width, pieceWidth }: Grid): number => Math.ceil(width / pieceWidth);
/** Rows of pieces. */
export const rowsOf = ({ height, pieceHeight }: Grid): number => Math.ceil(height / pieceHeight);

/** The piece in which a pixel lies. */
export function indexAt(grid: Grid, x: number, y: number): number {
  return Math.floor(y / grid.pieceHeight) * columnsOf(grid) + Math.floor(x / grid.pieceWidth);
}

/** The part of a piece that lies in the picture. */
export function areaOf(grid: Grid, index: number): { x: number; y: number; width: number; height: number } {
  const columns = columnsOf(grid);
  const [x, y] = [(index % columns) * grid.pieceWidth, Math.floor(index / columns) * grid.pieceHeight];
  return {
    x,
    y,
    width: Math.min(grid.pieceWidth, grid.width - x),
    height: Math.min(grid.pieceHeight, grid.height - y),
  };
}

/** Bytes of a row of uncompressed samples, which begins at a whole byte. */
export const rowBytes = (samples: number, bits: number): number => Math.ceil((samples * bits) / 8);
