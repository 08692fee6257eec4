/** A coarse description of a whole photograph, by which those of one scene are recognised. */
import { type Frame, type FrameShape, fromBase64, toBase64 } from '@hotpix/core';
import { modulo } from '../mosaic.ts';

/** Profiles along each axis, side by side, and the most bins of one. */
export const STRIPS = 4;
const BINS = 512;
/** Samples of a bin across its strip, in the middle of it: more would blur its details. */
const ACROSS = 32;
/** Bins to each side whose mean is taken off: what remains are details. Beside fewer bins a slope would look like one. */
const REACH = 4;
/** A detail differs by this part of the level above black, and of the noise of one sample, at least. */
const CONTRAST = 0.01;
const NOISE = 0.5;

export const AXES = ['across', 'down'] as const;
export type Axis = (typeof AXES)[number];

export interface Layout {
  /** Width of a bin in pixels: whole periods of the mosaic. */
  readonly bin: number;
  /** Bins of a profile. */
  readonly bins: number;
  /** Width of a strip in pixels. */
  readonly strip: number;
}

/** Bits that say where details are brighter, and where darker, than their surroundings. */
export interface Details {
  readonly bright: Uint32Array;
  readonly dark: Uint32Array;
}

/** The details of a photograph along both axes. */
export type Fingerprint = Readonly<Record<Axis, Details>>;

/**
 * Four profiles along each axis, of strips side by side, without what changes slowly: in each bin whether it is brighter than
 * those around (1), darker (−1) or neither (0). Signs alone are kept, so that exposure and tone do not matter: the census
 * transform (Zabih & Woodfill 1994) of projections.
 * @param noise standard deviation of a sample in DN
 */
export function fingerprintOf(frame: Frame, noise: number): string {
  const [across, down] = AXES.map((axis) => detailsOf(frame, axis, noise));
  return toBase64(bytesOf([across.bright, across.dark, down.bright, down.dark]));
}

function detailsOf(frame: Frame, axis: Axis, noise: number): Details {
  const layout = layoutOf(frame, axis);
  const { bright, dark } = emptyDetails(layout);
  for (let strip = 0; strip < STRIPS; strip++) {
    const profile = profileOf(frame, axis, layout, strip);
    for (let k = REACH; k < profile.length - REACH; k++) {
      const level = profile[k];
      const difference = level - meanAround(profile, k);
      const least = Math.max(NOISE * noise, CONTRAST * Math.max(0, level - frame.black));
      if (difference > least) setBit(bright, strip * layout.bins + k);
      if (difference < -least) setBit(dark, strip * layout.bins + k);
    }
  }
  return { bright, dark };
}

/** @returns undefined for what is no fingerprint of a frame of that shape */
export function readFingerprint(text: string, shape: FrameShape): Fingerprint | undefined {
  const bytes = fromBase64(text);
  let at = 0;
  const read = (length: number): Uint32Array => {
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, 4 * length);
    at += 4 * length;
    return Uint32Array.from({ length }, (_, i) => view.getUint32(4 * i, true));
  };
  const [across, down] = AXES.map((axis) => wordsOf(layoutOf(shape, axis)));
  if (bytes.length !== 8 * (across + down)) return undefined;
  return {
    across: { bright: read(across), dark: read(across) },
    down: { bright: read(down), dark: read(down) },
  };
}

export function layoutOf({ active, mosaic }: Pick<FrameShape, 'active' | 'mosaic'>, axis: Axis): Layout {
  const [along, across] = axis === 'across' ? [active.width, active.height] : [active.height, active.width];
  const period = periodOf(mosaic);
  const bin = Math.max(1, Math.ceil(along / BINS / period)) * period;
  return { bin, bins: Math.floor(along / bin), strip: Math.floor(across / STRIPS) };
}

/** Words that hold a bit for each bin of all strips. */
export const wordsOf = ({ bins }: Layout): number => Math.ceil((STRIPS * bins) / 32);

function emptyDetails(layout: Layout): Details {
  const words = wordsOf(layout);
  return { bright: new Uint32Array(words), dark: new Uint32Array(words) };
}

function periodOf(mosaic: FrameShape['mosaic']): number {
  return Math.max(mosaic?.[0].length ?? 1, mosaic?.length ?? 1);
}

/** Index of the first green sample of the active area, of any sample where there is no mosaic. */
function firstGreen({ width, channels, mosaic, active }: Frame): number {
  const period = periodOf(mosaic);
  const row = Math.max(0, mosaic?.findIndex((letters) => letters.includes('G')) ?? 0);
  const column = Math.max(0, mosaic?.[row].indexOf('G') ?? 0);
  // The mosaic is anchored at the stored pixel (0, 0).
  const align = (start: number, phase: number): number => start + modulo(phase - start, period);
  return (align(active.y, row) * width + align(active.x, column)) * channels + (channels >> 1);
}

/** Mean sample of each bin, of one colour. */
function profileOf(frame: Frame, axis: Axis, { bin, bins, strip }: Layout, number: number): Float64Array {
  const { samples, width, channels, mosaic } = frame;
  const period = periodOf(mosaic);
  const [along, across] = axis === 'across' ? [channels, width * channels] : [width * channels, channels];
  const lines = Math.max(1, Math.min(ACROSS, Math.floor(strip / period) - 1));
  const first = Math.max(0, Math.floor(((number + 0.5) * strip) / period - lines / 2));
  const start = firstGreen(frame) + first * period * across;
  const profile = new Float64Array(bins);
  const [perBin, perLine] = [bin / period, period * across];
  // Samples of a row in turn, along both axes: those of a column lie far apart.
  if (axis === 'across')
    for (let line = 0; line < lines; line++) addBins(profile, samples, start + line * perLine, perBin, period * along);
  else
    for (let k = 0; k < bins; k++)
      for (let i = 0; i < perBin; i++)
        profile[k] += sumOf(samples, start + (k * bin + i * period) * along, lines, perLine);
  for (let k = 0; k < bins; k++) profile[k] = profile[k] / lines / perBin;
  return profile;
}

/** Adds so many samples to each bin, all a step apart; behind the last sample of the frame there are zeros. */
function addBins(bins: Float64Array, samples: Frame['samples'], from: number, perBin: number, step: number): void {
  const end = Math.min(samples.length, from + bins.length * perBin * step);
  let [k, sum, left] = [0, 0, perBin];
  for (let i = from; i < end; i += step) {
    sum += samples[i];
    if (--left > 0) continue;
    bins[k++] += sum;
    [sum, left] = [0, perBin];
  }
  if (k < bins.length) bins[k] += sum;
}

/** Of so many samples a step apart. */
function sumOf(samples: Frame['samples'], from: number, n: number, step: number): number {
  const end = Math.min(samples.length, from + n * step);
  let sum = 0;
  for (let i = from; i < end; i += step) sum += samples[i];
  return sum;
}

function meanAround(profile: Float64Array, k: number): number {
  let sum = 0;
  for (let i = k - REACH; i <= k + REACH; i++) sum += profile[i];
  return sum / (2 * REACH + 1);
}

function setBit(bits: Uint32Array, i: number): void {
  bits[i >> 5] |= 1 << (i & 31);
}

/** Little-endian, one list behind the other. */
function bytesOf(lists: readonly Uint32Array[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * lists.reduce((sum, { length }) => sum + length, 0)));
  let at = 0;
  for (const words of lists) for (let i = 0; i < words.length; i++, at += 4) view.setUint32(at, words[i], true);
  return new Uint8Array(view.buffer);
}
