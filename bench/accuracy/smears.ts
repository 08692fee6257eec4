/** What each defect of a camera changes in its JPEGs, beside what these show without it. */
import sharp from 'sharp';
import { matchedScore } from './bound.ts';
import type { Position } from './matching.ts';

/** A picture as the method sees it: luma, and chroma as means of two by two pixels. */
interface Plane {
  readonly data: Uint8Array;
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

  /** Of each defect the score that a filter for its very smear would reach. */
  scores(): number[] {
    return this.places.map((_, i) => matchedScore(this.smears[i], this.surroundings[i]));
  }
}

/** Weights of red, green and blue: ITU-R BT.601, as JFIF has it. */
const LUMA = [0.299, 0.587, 0.114] as const;
const CHROMA = [
  [-0.168736, -0.331264, 0.5],
  [0.5, -0.418688, -0.081312],
] as const;

async function planesOf(jpeg: Uint8Array): Promise<Plane[]> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const luma = { width, height, step: 1, reach: 3 };
  if (channels === 1) return [{ ...luma, data }];
  return [{ ...luma, data: lumaOf(data) }, ...CHROMA.map((weights) => chromaOf(data, width, height, weights))];
}

function lumaOf(rgb: Uint8Array): Uint8Array {
  const luma = new Uint8Array(rgb.length / 3);
  const [red, green, blue] = LUMA;
  for (let i = 0, at = 0; i < luma.length; i++, at += 3) {
    luma[i] = Math.round(red * rgb[at] + green * rgb[at + 1] + blue * rgb[at + 2]);
  }
  return luma;
}

/** An odd last column or row is left out. */
function chromaOf(rgb: Uint8Array, width: number, height: number, weights: readonly number[]): Plane {
  const [columns, rows] = [width >> 1, height >> 1];
  const data = new Uint8Array(columns * rows);
  for (let y = 0, i = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, i++) {
      const top = 3 * (2 * y * width + 2 * x);
      const bottom = top + 3 * width;
      let sum = 0;
      for (let c = 0; c < 3; c++)
        sum += weights[c] * (rgb[top + c] + rgb[top + 3 + c] + rgb[bottom + c] + rgb[bottom + 3 + c]);
      data[i] = Math.round(128 + sum / 4);
    }
  }
  return { data, width: columns, height: rows, step: 2, reach: 1 };
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
