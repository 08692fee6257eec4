import type { DefectMap, Geometry, MappedDefect, Rectangle } from '../../src/defect-map.ts';
import type { FormatName } from '../../src/names.ts';
import { readDefectMap } from '../../src/read-defect-map.ts';
import { writeDefectMap } from '../../src/write-defect-map.ts';

/** 20 x 12 stored pixels, of which 16 x 9 from (3, 2) on are active. */
export const GEOMETRY: Geometry = {
  width: 20,
  height: 12,
  active: { x: 3, y: 2, width: 16, height: 9 },
  mosaic: ['RG', 'GB'],
  camera: { make: 'NIKON CORPORATION', model: 'NIKON D70', serial: '20.1' },
};

/** The frame of a picture: no masked borders. */
export const PICTURE: Geometry = { width: 20, height: 12, active: { x: 0, y: 0, width: 20, height: 12 } };

export const pixel = (x: number, y: number, rest: Partial<MappedDefect> = {}): MappedDefect => ({
  ...{ x, y, width: 1, height: 1 },
  ...rest,
});

export const mapOf = (...defects: MappedDefect[]): DefectMap => ({ ...GEOMETRY, defects });

export const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const written = (format: FormatName, map: DefectMap): string =>
  new TextDecoder().decode(writeDefectMap(format, map).bytes);

export const read = (text: string, format: FormatName, geometry = GEOMETRY): readonly MappedDefect[] =>
  readDefectMap(toBytes(text), 'list', geometry, format).defects;

/** Every pixel of some rectangles, once, as 'x,y' in order. */
export function pixelsIn(rectangles: readonly Rectangle[]): string[] {
  const pixels = new Set<string>();
  for (const { x, y, width, height } of rectangles) {
    for (let row = y; row < y + height; row++)
      for (let column = x; column < x + width; column++) pixels.add(`${column},${row}`);
  }
  return [...pixels].sort();
}
