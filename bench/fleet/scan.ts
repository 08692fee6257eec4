/** The Result that a scan of a month's photographs comes to, by what the method sees (docs/method.md), without any picture. */
import { canonical, type Defect, type FileRow, type Result } from '@hotpix/result';
import { normalTail } from '@hotpix/statistics';
import type { FleetCamera, TrueDefect } from './camera.ts';
import type { Chance } from './random.ts';

interface Photograph {
  readonly exposure: number;
  readonly iso: number;
  readonly temperature: number;
  readonly noise: number;
  readonly level: number;
}

const CLIP = 6;
/** By how much scores spread beyond chance, which the method divides them by. */
const FIXED_PATTERN = 1.1;
/** A sixth of `expectedFalse`, as each of six tests has. */
const SHARE = 1 / 6;
const FALSE_DISCOVERIES = 0.05;
/** DN of read noise at ISO 100, and electrons of a DN there. */
const READ = 1.2;
const GAIN = 2;
const DOUBLING = 7;

type Size = Pick<FleetCamera, 'width' | 'height'>;

export interface Scanned {
  readonly result: Result;
  readonly photographs: readonly Photograph[];
}

export function scanOf(camera: FleetCamera, month: number, chance: Chance): Scanned {
  const photographs = takePhotographs(camera.bright.has(month), month, chance);
  const threshold = thresholdOf(camera);
  const candidates = camera.defects
    .filter((defect) => isThere(defect, month))
    .map((defect) => measure(defect, month, photographs, camera, chance))
    .filter(({ score }) => score >= threshold);
  const finds = [...candidates, ...falseFinds(camera, photographs, threshold, candidates.length, chance)];
  return { photographs, result: resultOf(camera, month, photographs, threshold, withoutFalse(finds, camera)) };
}

export const isThere = ({ born, healed = Infinity }: TrueDefect, month: number): boolean =>
  born <= month && month < healed;

/** The score at which chance lets a sixth of a pixel of the whole sensor pass. */
export function thresholdOf({ width, height }: Size): number {
  let [low, high] = [3, 9];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (normalTail(middle) * width * height > SHARE) low = middle;
    else high = middle;
  }
  return low;
}

/** By night, of all kinds, or in bright light alone; summer is 20 degrees warmer than winter. */
function takePhotographs(isBright: boolean, month: number, chance: Chance): Photograph[] {
  const warmth = 15 - 10 * Math.cos((2 * Math.PI * month) / 12) + 3 * chance.normal();
  return Array.from({ length: 12 + Math.floor(chance.between(0, 19)) }, () => {
    const exposure = 10 ** (isBright ? chance.between(-3.3, -2.1) : chance.between(-2, 0.8));
    const iso = isBright ? chance.of([100, 200]) : chance.of([100, 200, 400, 800, 1600, 3200]);
    const level = isBright ? chance.between(0.2, 0.95) : chance.between(0.02, 0.4);
    const electrons = (level * 15_000 * GAIN) / (iso / 100);
    const noise = (iso / 100) * Math.hypot(READ, Math.sqrt(Math.max(0, electrons)) / GAIN);
    return { exposure, iso, temperature: warmth + chance.normal(), noise, level };
  });
}

/** What a defect differs by in a photograph, in DN, while it is there. */
function amplitudeIn({ offset, rate, doubled = Infinity }: TrueDefect, month: number, shot: Photograph): number {
  const warm = 2 ** ((shot.temperature - 20) / DOUBLING);
  return (month >= doubled ? 2 : 1) * (offset + rate * warm * shot.exposure) * (shot.iso / 100);
}

/** The score that it has on average, whatever noise does. */
export function expectedScore(defect: TrueDefect, month: number, photographs: readonly Photograph[]): number {
  const counting = photographs.filter(({ level }) => level < 0.9);
  const sum = counting.reduce((total, shot) => {
    // Scenery is as restless as noise, on average.
    const z = amplitudeIn(defect, month, shot) / (shot.noise * Math.SQRT2);
    return total + Math.min(CLIP, z) * defect.on;
  }, 0);
  return sum / Math.sqrt(Math.max(1, counting.length)) / FIXED_PATTERN;
}

/** The probability that chance carries no pixel of the whole sensor as far. */
const confidenceOf = (score: number, { width, height }: Size): number => Math.exp(-normalTail(score) * width * height);

function measure(
  defect: TrueDefect,
  month: number,
  photographs: readonly Photograph[],
  camera: Size,
  chance: Chance,
): Defect {
  const counting = photographs.filter(({ level }) => level < 0.9);
  const seen = counting.map((shot) => {
    const isOn = chance.share() < defect.on;
    const spread = shot.noise * Math.hypot(1, Math.abs(chance.normal()));
    const residual = (isOn ? amplitudeIn(defect, month, shot) : 0) + shot.noise * chance.normal();
    return { shot, residual, z: Math.max(-CLIP, Math.min(CLIP, residual / spread)) };
  });
  const frames = seen.length;
  const score = seen.reduce((sum, { z }) => sum + z, 0) / Math.sqrt(Math.max(1, frames)) / FIXED_PATTERN;
  const amplitude = seen.reduce((sum, { residual }) => sum + residual, 0) / Math.max(1, frames);
  const rate = seen.filter(({ z }) => z >= 3).length / Math.max(1, frames);
  return {
    ...{ x: defect.x, y: defect.y, kind: defect.on < 1 && rate < 0.7 ? 'blinking' : 'hot' },
    ...{ amplitude, rate, frames, score, confidence: confidenceOf(score, camera), fit: fitOf(seen) },
    extent: { x: defect.x, y: defect.y, width: 1, height: 1 },
  };
}

/** amplitude = g · (a + b · exposure) with g = ISO / 100, by the sums that the method keeps. */
function fitOf(seen: readonly { readonly shot: Photograph; readonly residual: number }[]): Defect['fit'] {
  const sum = (of: (shot: Photograph, residual: number) => number): number =>
    seen.reduce((total, { shot, residual }) => total + of(shot, residual), 0);
  const g = ({ iso }: Photograph): number => iso / 100;
  const [sg, sgt, sgtt] = [0, 1, 2].map((power) => sum((shot) => g(shot) * shot.exposure ** power));
  const [sr, srt] = [sum((_, r) => r), sum((shot, r) => r * shot.exposure)];
  const determinant = sg * sgtt - sgt * sgt;
  return { offset: (sr * sgtt - srt * sgt) / determinant, rate: (srt * sg - sr * sgt) / determinant, iso: 100 };
}

/** Chance's own: at the threshold, and few. */
function falseFinds(
  camera: FleetCamera,
  photographs: readonly Photograph[],
  threshold: number,
  found: number,
  chance: Chance,
): Defect[] {
  const count = chance.poisson(Math.min(SHARE, 0.01 + FALSE_DISCOVERIES * found));
  return Array.from({ length: count }, () => {
    const at = { x: Math.floor(chance.share() * camera.width), y: Math.floor(chance.share() * camera.height) };
    const blank: TrueDefect = { ...at, offset: 0, rate: 0, born: 0, on: 1 };
    const score = threshold + Math.abs(chance.normal()) / threshold;
    const measured = measure(blank, 0, photographs, camera, chance);
    const noise = photographs.reduce((sum, shot) => sum + shot.noise, 0) / photographs.length;
    const amplitude = (score * noise) / Math.sqrt(photographs.length);
    return { ...measured, score, confidence: confidenceOf(score, camera), amplitude };
  });
}

/** The k most certain, for the largest k of which chance makes the last one 0.05 k times (Benjamini & Hochberg). */
function withoutFalse(finds: readonly Defect[], { width, height }: FleetCamera): Defect[] {
  const sorted = [...finds].sort((a, b) => b.score - a.score);
  const last = sorted.findLastIndex(
    ({ score }, i) => normalTail(score) * width * height <= FALSE_DISCOVERIES * (i + 1),
  );
  return sorted.slice(0, last + 1);
}

const EPOCH = 2024;

export function timeOf(month: number): string {
  const [year, index] = [EPOCH + Math.floor(month / 12), (month % 12) + 1];
  return `${year}-${String(index).padStart(2, '0')}-15T20:00:00`;
}

function resultOf(
  { serial, width, height, tellsTemperature }: FleetCamera,
  month: number,
  photographs: readonly Photograph[],
  threshold: number,
  defects: readonly Defect[],
): Result {
  const camera = { make: 'Fleet', model: `${Math.round((width * height) / 1e6)} MP`, serial };
  const active = { x: 0, y: 0, width, height };
  const path = (i: number): string => `${timeOf(month).slice(0, 7)}/${String(i).padStart(3, '0')}.dng`;
  return canonical({
    ...{ schemaVersion: 2, generator: { name: 'fleet', version: '1' }, plugins: [], options: {}, status: 'complete' },
    ...{ camera, capture: { mode: 'scene', guessed: true }, defects, checks: [] },
    frame: {
      ...{
        width,
        height,
        channels: 1,
        mosaic: ['RG', 'GB'],
        active,
        bits: 14,
        black: 512,
        white: 15_512,
        lossy: false,
      },
    },
    files: photographs.map(({ exposure, iso, temperature }, i): FileRow => ({
      ...{ path: path(i), status: 'used', camera, exposure, iso, taken: timeOf(month) },
      ...(tellsTemperature && { temperature: Math.round(temperature) }),
    })),
    sections: {
      scenes: {
        photographs: photographs.map(({ level, noise }, i) => ({ path: path(i), texture: 0.5, level, noise })),
      },
      evidence: {
        ...{ clip: CLIP, threshold, expectedFalse: 1, sites: width * height },
        histogram: { from: 0, step: 1, counts: [], expected: [] },
      },
    },
  });
}
