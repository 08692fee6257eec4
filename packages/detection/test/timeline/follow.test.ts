/** Simulated cameras whose defects begin and end at known photographs. */
import { createCamera, mixedSettings, procedural, type Defect, type Settings } from '@hotpix/simulator';
import { describe, expect, test } from 'vitest';
import { followDefects, lookAt, type Courses } from '../../src/index.ts';
import { frameOf } from '../../../statistics/test/support/shots.ts';

const SIZE = { width: 192, height: 128 };
const FRAMES = 40;

interface Setup {
  readonly settings?: (index: number) => Settings;
  /** What the map knows of a defect beside its place. */
  readonly known?: { readonly amplitude?: number; readonly level?: number };
}

/** Follows defects through photographs of scenes, a day apart. */
function follow(defects: readonly Defect[], { settings, known }: Setup = {}): Courses {
  const camera = createCamera({ ...SIZE, seed: 1, defects });
  const map = defects.map(({ x, y, kind }) => ({
    ...{ x, y, kind, amplitude: 100, rate: 1, frames: 1, score: 10, confidence: 1 },
    extent: { x, y, width: 1, height: 1 },
    ...known,
  }));
  const shots = Array.from({ length: FRAMES }, (_, index) => {
    const frame = frameOf(
      camera.photograph(procedural(1, index), { ...(settings?.(index) ?? { iso: 800, exposure: 1 / 30 }), index }),
    );
    const taken = new Date(Date.UTC(2024, 4, 1 + index)).toISOString().slice(0, 19);
    return { frame, path: `IMG_${100 + index}.dng`, taken };
  });
  const looks = shots.map(({ frame, path, taken }) => ({
    path,
    ...lookAt({ ...frame, capture: { ...frame.capture, taken } }, map),
  }));
  return followDefects(map, shots[0].frame, looks);
}

const GRID = Array.from({ length: 60 }, (_, i) => ({ x: 12 + 16 * (i % 10), y: 12 + 16 * Math.floor(i / 10) }));
const numberOf = (path: string | undefined): number => Number(/\d+/.exec(path ?? '')?.[0]) - 100;

describe('hot pixels that begin at known photographs', () => {
  // 250 electrons are some 100 DN at ISO 800, 6 standard deviations of a frame's noise and more.
  const truth = GRID.map((place, i): Defect => ({ kind: 'hot', ...place, offset: 250, from: 5 + ((i * 7) % 30) }));
  const { courses, timeline } = follow(truth);
  const appeared = courses.flatMap(({ state, change }, i) =>
    state === 'appeared' ? [{ change, from: truth[i].from! }] : [],
  );

  test('have appeared, but for some that scenery hides', () => {
    expect(appeared.length).toBeGreaterThanOrEqual(54);
    expect(courses.filter(({ state }) => state === 'gone')).toEqual([]);
  });

  test('are dated to within two photographs', () => {
    const near = appeared.filter(({ change, from }) => Math.abs(numberOf(change?.photograph) - from) <= 2);
    expect(near.length).toBeGreaterThanOrEqual(0.95 * appeared.length);
  });

  test('lie in their intervals in 95 of 100 cases, in photographs and in dates', () => {
    const held = appeared.filter(({ change, from }) => {
      const date = timeline.photographs[from].taken!;
      const isWithin = numberOf(change?.from) <= from && from <= numberOf(change?.to);
      return isWithin && change!.after! < date && date <= change!.by!;
    });
    expect(held.length).toBeGreaterThanOrEqual(0.95 * appeared.length);
  });
});

test('hot pixels that are there all along have not appeared, in any light and exposure', () => {
  const rates = GRID.map((place, i): Defect => ({ kind: 'hot', ...place, rate: 200 * 1.12 ** i }));
  const { courses } = follow(rates, { settings: (index) => mixedSettings(1, index) });
  expect(courses.filter(({ state }) => state === 'appeared' || state === 'gone')).toEqual([]);
});

test('a hot pixel of long exposures alone is not taken for one that appeared with the first of them', () => {
  const settings = (index: number): Settings => ({ iso: 400, exposure: index < 20 ? 1 / 1000 : 1 });
  const { courses } = follow([{ kind: 'hot', x: 60, y: 60, rate: 600 }], { settings });
  expect(courses[0].state).not.toBe('appeared');
});

test('good pixels are not seen', () => {
  const { courses } = follow(GRID.map((place): Defect => ({ kind: 'hot', ...place, from: FRAMES })));
  expect(courses.filter(({ state }) => state !== 'unseen')).toEqual([]);
});

test('pixels that end are gone', () => {
  const { courses } = follow([{ kind: 'hot', x: 60, y: 60, offset: 800, until: 22 }]);
  expect(courses[0]).toMatchObject({ state: 'gone', blinks: false });
  expect(Math.abs(numberOf(courses[0].change?.photograph) - 22)).toBeLessThanOrEqual(2);
});

describe('pixels that blink', () => {
  const shares = [0.3, 0.4, 0.5, 0.6];
  const blinking = GRID.slice(0, 40).map((place, i): Defect => ({
    kind: 'blinking',
    ...place,
    offset: 1500,
    share: shares[i % shares.length],
  }));

  test('have not appeared, and nearly all are known to blink', () => {
    const { courses } = follow(blinking);
    expect(courses.filter(({ state }) => state === 'appeared' || state === 'gone')).toEqual([]);
    expect(courses.filter(({ blinks }) => blinks).length).toBeGreaterThanOrEqual(36);
  });

  test('are told from pixels that appear and stay', () => {
    const { courses } = follow(
      GRID.slice(0, 40).map((place): Defect => ({ kind: 'hot', ...place, offset: 1500, from: 20 })),
    );
    expect(courses.filter(({ blinks }) => blinks)).toEqual([]);
    expect(courses.filter(({ state }) => state === 'appeared').length).toBeGreaterThanOrEqual(38);
  });
});

test.each<[string, Partial<Defect> & Pick<Defect, 'kind'>, Setup['known']]>([
  ['dead', { kind: 'dead' }, { amplitude: -500 }],
  ['dim', { kind: 'dim', response: 0.4 }, { amplitude: -300 }],
  ['stuck', { kind: 'stuck', level: 9000 }, { amplitude: 4000, level: 9000 }],
])('%s pixels are dated, too', (_, fault, known) => {
  const truth = GRID.slice(0, 30).map((place, i): Defect => ({ ...place, ...fault, from: 8 + ((i * 5) % 24) }));
  const { courses } = follow(truth, { known });
  const appeared = courses.filter(({ state }) => state === 'appeared');
  expect(appeared.length).toBeGreaterThanOrEqual(27);
  const held = courses.filter(
    ({ change }, i) => change && numberOf(change.from) <= truth[i].from! && truth[i].from! <= numberOf(change.to),
  );
  expect(held.length).toBeGreaterThanOrEqual(0.95 * appeared.length);
});

const VARIED = (index: number): Settings => ({ iso: 100, exposure: [1 / 30, 1 / 8, 1 / 4][index % 3] });

test('offset and rate are those since the pixel is there', () => {
  // 40000 electrons over 15871 DN: 2.52 electrons a DN at ISO 100.
  const [offset, rate] = [400, 20_000];
  const { courses } = follow([{ kind: 'hot', x: 60, y: 60, offset, rate, from: 15 }], { settings: VARIED });
  const { fit } = courses[0];
  expect(fit?.iso).toBe(100);
  expect(fit!.offset / (offset / 2.52)).toBeGreaterThan(0.7);
  expect(fit!.offset / (offset / 2.52)).toBeLessThan(1.3);
  expect(fit!.rate / (rate / 2.52)).toBeGreaterThan(0.9);
  expect(fit!.rate / (rate / 2.52)).toBeLessThan(1.1);
});

test('amplitude is the mean since the pixel is there', () => {
  const truth: Defect = { kind: 'hot', x: 60, y: 60, offset: 400, rate: 20_000 };
  const [since, always] = [{ from: 15 }, {}].map(
    (more) => follow([{ ...truth, ...more }], { settings: VARIED }).courses[0],
  );
  expect(since.amplitude / always.amplitude).toBeGreaterThan(0.9);
  expect(since.amplitude / always.amplitude).toBeLessThan(1.1);
});

test('offset and rate are those of the photographs in which the pixel does not saturate', () => {
  // 50,000 electrons a second more than fill the well of 40,000 in 1 s, which two photographs in five take.
  const settings = (index: number): Settings => ({ iso: 100, exposure: [1 / 30, 1 / 8, 1 / 4, 1, 1][index % 5] });
  const [offset, rate] = [400, 50_000];
  const { courses } = follow([{ kind: 'hot', x: 60, y: 60, offset, rate, from: 15 }], { settings });
  expect(courses[0].fit!.rate / (rate / 2.52)).toBeGreaterThan(0.9);
  expect(courses[0].fit!.rate / (rate / 2.52)).toBeLessThan(1.1);
});

test('a pixel that saturates in all photographs but those of one exposure has no offset and rate', () => {
  const settings = (index: number): Settings => ({ iso: 100, exposure: index % 2 === 0 ? 1 / 30 : 2 });
  const { courses } = follow([{ kind: 'hot', x: 60, y: 60, rate: 50_000 }], { settings });
  expect(courses[0]).toMatchObject({ state: 'throughout' });
  expect(courses[0].fit).toBeUndefined();
});

test('a pixel that blinks has no offset and rate: half of the photographs would halve them', () => {
  const truth: Defect[] = [0.5, 1].map((share, i) => ({
    ...{ kind: 'blinking', share, x: 60 + 60 * i, y: 60 },
    ...{ offset: 4000, rate: 20_000 },
  }));
  const { courses } = follow(truth, { settings: VARIED });
  expect(courses.map(({ blinks, fit }) => [blinks, fit !== undefined])).toEqual([
    [true, false],
    [false, true],
  ]);
});
