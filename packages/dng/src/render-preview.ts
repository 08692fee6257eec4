/** A small picture of raw samples, to be recognised by. */
import { assertImage } from './assert-image.ts';
import type { DngImage } from './dng-image.ts';
import { colourCode, planesOf, PRIMARIES } from './filters.ts';
import { patternAt } from './pattern.ts';

/** A picture in sRGB, 8 bits per sample, row-major, three channels interleaved. */
export interface Rendering {
  readonly width: number;
  readonly height: number;
  readonly samples: Uint8Array;
}

/** Blocks of pixels, of which each becomes one. */
interface Binning {
  /** Pixels per side of a block: whole repetitions of the mosaic. */
  readonly side: number;
  readonly columns: number;
  readonly rows: number;
  /** The mosaic from the active area's corner on, as numbers of planes. */
  readonly pattern: readonly (readonly number[])[];
  /** The DNG code of each plane's colour. */
  readonly codes: readonly number[];
}

const LONGEST = 1024;
const WHITE = PRIMARIES.indexOf('RGB');
/** Steps of linear light, fine enough for the darkest of sRGB's. */
const STEPS = 1 << 14;
/** sRGB by linear light, IEC 61966-2-1; for previews alone, and not made before. */
let srgb: Uint8Array | undefined;

const makeSrgb = (): Uint8Array =>
  Uint8Array.from({ length: STEPS + 1 }, (_, step) => {
    const light = step / STEPS;
    return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
  });

/**
 * The active area, not turned, of about 1024 pixels per side at most: blocks of the mosaic, their colours averaged, divided by the
 * neutral and taken for those of sRGB.
 * @returns undefined where the active area is smaller than a block
 * @throws {DngError} `badImage` for an image that contradicts itself or that DNG has no words for
 */
export function renderPreview(image: DngImage): Rendering | undefined {
  assertImage(image);
  const binning = binningOf(image);
  const { columns, rows } = binning;
  if (columns === 0 || rows === 0) return undefined;
  const samples = new Uint8Array(columns * rows * 3);
  for (let row = 0; row < rows; row++) {
    develop(lightOf(image, binning, row), binning, samples.subarray(row * columns * 3, (row + 1) * columns * 3));
  }
  return { width: columns, height: rows, samples };
}

function binningOf({ mosaic, active }: DngImage): Binning {
  const codes = mosaic ? planesOf(mosaic) : [WHITE];
  const numbers = mosaic?.map((row) => Array.from(row, (letter) => codes.indexOf(colourCode(letter)))) ?? [[0]];
  const period = leastCommonMultiple(numbers.length, numbers[0].length);
  const side = period * Math.max(1, Math.ceil(Math.max(active.width, active.height) / LONGEST / period));
  const [columns, rows] = [active.width, active.height].map((length) => Math.floor(length / side));
  return { side, columns, rows, pattern: patternAt(numbers, active), codes };
}

function leastCommonMultiple(a: number, b: number): number {
  let multiple = a;
  while (multiple % b !== 0) multiple += a;
  return multiple;
}

/** Of a row of blocks, the mean light of each plane, 1 where what is neutral saturates green. */
function lightOf(image: DngImage, { side, columns, pattern, codes }: Binning, row: number): Float64Array {
  const { samples, width, active, black, white, neutral } = image;
  const light = new Float64Array(columns * codes.length);
  const counts = codes.map((_, plane) => pattern.flat().filter((number) => number === plane).length);
  const cells = pattern.length * pattern[0].length;
  for (let y = 0; y < side; y++) {
    const planes = Uint8Array.from({ length: side }, (_, x) => pattern[y % pattern.length][x % pattern[0].length]);
    let at = (active.y + row * side + y) * width + active.x;
    for (let block = 0; block < light.length; block += codes.length) {
      for (let x = 0; x < side; x++) light[block + planes[x]] += samples[at++];
    }
  }
  return light.map((sum, index) => {
    const plane = index % codes.length;
    const mean = (sum * cells) / (side * side * counts[plane]);
    return (mean - black) / (white - black) / (neutral?.[plane] ?? 1);
  });
}

/** Each channel is the mean of the planes whose filters let it through. */
function develop(light: Float64Array, { codes }: Binning, pixels: Uint8Array): void {
  const planes = Array.from('RGB', (primary) =>
    Array.from(codes.keys()).filter((plane) => PRIMARIES[codes[plane]].includes(primary)),
  );
  const encoded = (srgb ??= makeSrgb());
  for (let at = 0, block = 0; at < pixels.length; block += codes.length) {
    for (const own of planes) {
      let sum = 0;
      for (const plane of own) sum += light[block + plane];
      pixels[at++] = encoded[Math.round(STEPS * Math.min(1, Math.max(0, sum / own.length || 0)))];
    }
  }
}
