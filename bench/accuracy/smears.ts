/** What each defect of a camera changes in its JPEGs, beside what these show without it. */
import { createHotpix, type Frame } from '@hotpix/core';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { CHROMA, CHROMA_STEP, chromaShapeOf, componentsOf, hasChroma } from '@hotpix/statistics';
import { sourceOf } from '../repair/jpeg-methods.ts';
import { matchedParts } from './bound.ts';
import type { Position } from './matching.ts';

/** A plane of a picture as the method sees it: luma, and chroma at half the resolution. */
interface Plane {
  readonly data: Frame['samples'];
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture to one of the plane, along each side. */
  readonly step: number;
  /** How far to either side a defect is looked at in it. */
  readonly reach: number;
}

/** How far around a defect noise and texture are measured, and in which steps, in pixels: whole places of chroma. */
const AROUND = 12;
const STEP = 4;
const OFFSETS = Array.from({ length: (2 * AROUND) / STEP + 1 }, (_, i) => i * STEP - AROUND);

export class Smears {
  private readonly places: readonly Position[];
  private readonly smears: Int16Array[][];
  private readonly surroundings: Uint8Array[][][];

  /** @param places of the defects in the picture */
  constructor(places: readonly Position[]) {
    this.places = places;
    this.smears = places.map(() => []);
    this.surroundings = places.map(() => []);
  }

  /** The JPEG of the camera with the defects, and that of the same camera without. */
  async add(bad: Uint8Array, good: Uint8Array): Promise<void> {
    const [with_, without] = await Promise.all([planesOf(bad), planesOf(good)]);
    for (const [i, { x, y }] of this.places.entries()) {
      const [one, other] = [valuesAt(with_, x, y), valuesAt(without, x, y)];
      this.smears[i].push(Int16Array.from(one, (value, k) => value - other[k]));
      this.surroundings[i].push(OFFSETS.flatMap((dy) => OFFSETS.map((dx) => valuesAt(without, x + dx, y + dy))));
    }
  }

  /** Of each defect what a filter for its smear would give in each photograph, in standard deviations. */
  parts(): number[][] {
    return this.places.map((_, i) => matchedParts(this.smears[i], this.surroundings[i]));
  }
}

const hotpix = createHotpix({ plugins: [jpegDecoder()] });

async function planesOf(jpeg: Uint8Array): Promise<Plane[]> {
  const { frame } = await hotpix.decode(sourceOf(jpeg));
  const { width, height } = frame;
  const luma = { width, height, step: 1, reach: 3 };
  if (!hasChroma(frame)) return [{ ...luma, data: frame.samples }];
  const components = componentsOf(frame);
  const grid = chromaShapeOf(frame);
  const chroma = { width: grid.width, height: grid.height, step: CHROMA_STEP, reach: 1 };
  return [{ ...luma, data: components.luma }, ...CHROMA.map((name) => ({ ...chroma, data: components[name] }))];
}

/** The values around a place, plane by plane; beyond the border those of the border. */
function valuesAt(planes: readonly Plane[], x: number, y: number): Uint8Array {
  const values = new Uint8Array(planes.reduce((sum, { reach }) => sum + (2 * reach + 1) ** 2, 0));
  let at = 0;
  for (const { data, width, height, step, reach } of planes) {
    const [middleX, middleY] = [Math.floor(x / step), Math.floor(y / step)];
    for (let row = middleY - reach; row <= middleY + reach; row++) {
      const line = Math.min(height - 1, Math.max(0, row)) * width;
      for (let column = middleX - reach; column <= middleX + reach; column++) {
        values[at++] = data[line + Math.min(width - 1, Math.max(0, column))];
      }
    }
  }
  return values;
}
