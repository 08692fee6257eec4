/** Simulated cameras whose defects begin at known photographs, followed: what is told of them beside the truth. */
import { createHotpix, type Defect as Mapped, type Source } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { rawDecoder } from '@hotpix/decoder-raw';
import { followDefects, lookAt } from '@hotpix/detection';
import type { Course } from '@hotpix/result';
import {
  createCamera,
  mixedSettings,
  procedural,
  toDng,
  toJpeg,
  type Camera,
  type Defect,
  type Settings,
} from '@hotpix/simulator';

export interface Subject {
  readonly medium: 'raw' | 'jpeg';
  /** Of every defect, in standard deviations of the noise of one photograph. */
  readonly contrast: number;
  /** One setting, or those of a day out. */
  readonly settings: 'fixed' | 'mixed';
  readonly photographs: number;
  readonly seed: number;
}

/** Counts of defects, but for the width. */
export interface Figures {
  readonly began: number;
  /** Of those that began: said to have appeared. */
  readonly appeared: number;
  /** Of those that appeared: dated to within two photographs, and with the truth in the interval. */
  readonly near: number;
  readonly held: number;
  /** Photographs in the intervals, on average. */
  readonly width: number;
  /** Defects that were there all along, and those of them that are said to have appeared or ended, and to blink. */
  readonly steady: number;
  readonly steadyChanged: number;
  readonly steadyBlinks: number;
  /** Defects that blink all along, those that are known to, and those that are said to have appeared or ended. */
  readonly blinking: number;
  readonly blinks: number;
  readonly blinkingChanged: number;
}

const SIZE = { width: 480, height: 320 };
const SPACING = 16;
const RIM = 12;
/** Photographs before the first beginning and behind the last. */
const MARGIN = 5;

type Truth = Defect & { readonly fate: 'began' | 'steady' | 'blinking' };

export async function measureTimeline(subject: Subject): Promise<Figures> {
  const { photographs, seed, settings: wanted, medium } = subject;
  const settings = (index: number): Settings =>
    wanted === 'mixed' ? mixedSettings(seed, index) : { iso: 800, exposure: 1 / 30 };
  const all = Array.from({ length: photographs }, (_, index) => settings(index));
  const truth = truthOf(subject, strengthFor(subject, all));
  const camera = createCamera({ ...SIZE, seed, defects: truth });
  const sources = await photograph(camera, all, medium);
  const map = truth.map(mappedOf);
  const hotpix = createHotpix({ plugins: [rawDecoder(), jpegDecoder()], platform: nodePlatform() });
  const shapes: Parameters<typeof followDefects>[1][] = [];
  const visits = await hotpix.revisit(sources, (frame) => {
    shapes.push(frame);
    return lookAt(frame, map);
  });
  const looks = visits.flatMap(({ row: { path }, seen }) => (seen ? [{ path, ...seen }] : []));
  const { courses, timeline } = followDefects(map, shapes[0], looks);
  return figuresOf(
    truth,
    courses,
    timeline.photographs.map(({ path }) => path),
  );
}

/** The offset in electrons at which defects have the contrast. */
function strengthFor({ contrast, seed }: Subject, settings: readonly Settings[]): number {
  let [low, high] = [0, 1e5];
  for (let round = 0; round < 40; round++) {
    const offset = (low + high) / 2;
    const camera = createCamera({ ...SIZE, seed, defects: [{ kind: 'hot', x: RIM, y: RIM, offset }] });
    if (camera.truthFor(settings).defects[0].contrast < contrast) low = offset;
    else high = offset;
  }
  return low;
}

function truthOf({ photographs }: Subject, offset: number): Truth[] {
  const truth: Truth[] = [];
  for (let y = RIM; y < SIZE.height - RIM; y += SPACING) {
    for (let x = RIM; x < SIZE.width - RIM; x += SPACING) {
      const i = truth.length;
      const place = { x, y, offset };
      if (i % 4 === 2) truth.push({ ...place, kind: 'hot', fate: 'steady' });
      else if (i % 4 === 3) truth.push({ ...place, kind: 'blinking', share: 0.3 + 0.1 * (i % 5), fate: 'blinking' });
      else truth.push({ ...place, kind: 'hot', from: MARGIN + ((i * 7) % (photographs - 2 * MARGIN)), fate: 'began' });
    }
  }
  return truth;
}

const mappedOf = ({ x, y }: Truth): Mapped => ({
  ...{ x, y, kind: 'hot', amplitude: 1, rate: 1, frames: 1, score: 1, confidence: 1 },
  extent: { x, y, width: 1, height: 1 },
});

function photograph(camera: Camera, settings: readonly Settings[], medium: Subject['medium']): Promise<Source[]> {
  const { seed } = camera.sensor;
  return Promise.all(
    settings.map(async (setting, index): Promise<Source> => {
      const shot = camera.photograph(procedural(seed, index), { ...setting, index });
      const bytes = medium === 'raw' ? toDng(shot) : await toJpeg(shot);
      const path = `IMG_${1001 + index}.${medium === 'raw' ? 'dng' : 'jpg'}`;
      return { path, head: async () => bytes.subarray(0, 1 << 16), read: async () => bytes };
    }),
  );
}

/** @param paths of the photographs, in their order */
function figuresOf(truth: readonly Truth[], courses: readonly Course[], paths: readonly string[]): Figures {
  const rows = truth.map((defect, i) => ({ defect, course: courses[i] }));
  const of = (fate: Truth['fate']) => rows.filter(({ defect }) => defect.fate === fate);
  const changed = (some: typeof rows): number => some.filter(({ course }) => course.change).length;
  const blinks = (some: typeof rows): number => some.filter(({ course }) => course.blinks).length;
  const place = (path: string): number => paths.indexOf(path);
  const appeared = of('began').flatMap(({ defect, course: { state, change } }) => {
    if (state !== 'appeared' || !change) return [];
    const [best, from, to] = [change.photograph, change.from, change.to].map(place);
    const truly = defect.from as number;
    return [{ near: Math.abs(best - truly) <= 2, held: from <= truly && truly <= to, width: to - from + 1 }];
  });
  return {
    began: of('began').length,
    appeared: appeared.length,
    near: appeared.filter(({ near }) => near).length,
    held: appeared.filter(({ held }) => held).length,
    width: appeared.reduce((sum, { width }) => sum + width, 0) / Math.max(1, appeared.length),
    steady: of('steady').length,
    steadyChanged: changed(of('steady')),
    steadyBlinks: blinks(of('steady')),
    blinking: of('blinking').length,
    blinks: blinks(of('blinking')),
    blinkingChanged: changed(of('blinking')),
  };
}
