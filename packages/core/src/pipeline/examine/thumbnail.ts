/** A photograph as small as tells one from another, for people to see where in it a defect lies. */
import type { Photograph } from '@hotpix/result';
import { toBase64 } from '../../base64.ts';
import { rowsOf } from '../../frame.ts';
import type { Frame, Rectangle } from '../../nouns.ts';

/** Pixels of the longer side. */
const LONGER = 160;
/** Samples looked at for each of its pixels, at most: a mean of that many is as smooth as of all. */
const LOOKED_AT = 64;
/** Share of a raw photograph's pixels that may burn out. */
const BURNT = 0.01;

/** Of screens, nearly (IEC 61966-2-1). */
const GAMMA = 2.2;

type Rgb = readonly [number, number, number];
const GREY: Rgb = [1, 1, 1];

/** The active area of the frame, never turned: what shows it does that. */
export function thumbnailOf(frame: Frame): Omit<Photograph, 'path'> {
  const { active, capture } = frame;
  const scale = Math.min(1, LONGER / Math.max(active.width, active.height));
  const width = Math.max(1, Math.round(active.width * scale));
  const height = Math.max(1, Math.round(active.height * scale));
  const colours = coloursOf(frame);
  const light: Rgb[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) light.push(meanOf(frame, colours, x, y, width, height));
  }
  const neutral = frame.mosaic && neutralOf(frame, light);
  const shares = (isLinear(frame) ? develop(light, neutral ?? GREY) : light).flat();
  return {
    width,
    height,
    samples: toBase64(Uint8Array.from(shares, (share) => Math.round(255 * Math.min(1, Math.max(0, share))))),
    ...(capture.orientation !== undefined && { orientation: capture.orientation }),
    ...(neutral && { neutral }),
  };
}

/** Pictures are stored as they are to be looked at. */
function isLinear({ bits, lossy, channels }: Frame): boolean {
  return bits > 8 && !lossy && channels === 1;
}

/** What was neutral, as the camera says; else as if all colours of the photograph came to grey. */
function neutralOf({ colour }: Frame, light: readonly Rgb[]): Rgb {
  const { neutral = [] } = colour ?? {};
  const rgb = perChannel((c) => (neutral.length === 3 ? neutral[c] : light.reduce((sum, pixel) => sum + pixel[c], 0)));
  if (!rgb.every((value) => value > 0)) return GREY;
  return perChannel((c) => Math.round((1e4 * rgb[c]) / rgb[1]) / 1e4);
}

/** Balanced to neutral, as bright as leaves a few pixels burnt out, in the tones of a screen. */
function develop(light: readonly Rgb[], neutral: Rgb): Rgb[] {
  const balanced = light.map((pixel) => perChannel((c) => Math.max(0, pixel[c]) / neutral[c]));
  const sorted = Float64Array.from(balanced, (pixel) => Math.max(...pixel)).sort();
  const brightest = sorted[Math.floor((sorted.length - 1) * (1 - BURNT))] || 1;
  return balanced.map((pixel) => perChannel((c) => (pixel[c] / brightest) ** (1 / GAMMA)));
}

const perChannel = (value: (channel: 0 | 1 | 2) => number): Rgb => [value(0), value(1), value(2)];

/** Mean of the samples of each colour under a pixel of the small picture, as shares of the way from black to white. */
function meanOf(frame: Frame, colours: Colours, x: number, y: number, width: number, height: number): Rgb {
  const { active, black, white } = frame;
  const [left, right] = [edge(active.x, active.width, x, width), edge(active.x, active.width, x + 1, width)];
  const [top, bottom] = [edge(active.y, active.height, y, height), edge(active.y, active.height, y + 1, height)];
  const { sums, counts } = sumsOf(frame, colours, { x: left, y: top, width: right - left, height: bottom - top });
  const all = (sums[0] + sums[1] + sums[2]) / (counts[0] + counts[1] + counts[2]);
  return perChannel((c) => ((counts[c] > 0 ? sums[c] / counts[c] : all) - black) / (white - black));
}

/** Sums of the samples of R, G and B in some of the rows of a rectangle, and how many they are. */
function sumsOf(frame: Frame, colours: Colours, box: Rectangle): { sums: Float64Array; counts: Float64Array } {
  const { channels } = frame;
  const rows = rowsOf(frame);
  const [sums, counts] = [new Float64Array(3), new Float64Array(3)];
  const stride = Math.max(1, Math.floor((box.width * box.height) / LOOKED_AT / colours.length));
  const [from, to] = [box.x * channels, (box.x + box.width) * channels];
  for (let row = box.y; row < box.y + box.height; row++) {
    // Whole periods of the mosaic are looked at, or passed over.
    if (Math.floor((row - box.y) / colours.length) % stride !== 0) continue;
    const samples = rows(row);
    const ofRow = colours[row % colours.length];
    for (let first = from; first < Math.min(to, from + ofRow.length); first++) {
      let [sum, count] = [0, 0];
      for (let i = first; i < to; i += ofRow.length, count++) sum += samples[i];
      const colour = ofRow[first % ofRow.length];
      sums[colour] += sum;
      counts[colour] += count;
    }
  }
  return { sums, counts };
}

/** Of the samples of each row, again and again: 0 for red, 1 for green and 2 for blue. */
type Colours = readonly (readonly number[])[];

function coloursOf({ channels, mosaic = ['G'] }: Frame): Colours {
  return channels === 3 ? [[0, 1, 2]] : mosaic.map((letters) => [...letters].map(channelOf));
}

function edge(from: number, length: number, i: number, n: number): number {
  return from + Math.floor((i * length) / n);
}

/** Filters of other colours than these three pass much light, as green does. */
function channelOf(letter: string): number {
  return letter === 'R' ? 0 : letter === 'B' ? 2 : 1;
}
