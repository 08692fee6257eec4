import { createHotpix, type Defect, type Frame, type Patch } from '@hotpix/core';
import { describe, expect, test } from 'vitest';
import { fixer } from '../src/index.ts';
import { defectAt, frameOf, grid } from './support/frames.ts';

const SIDE = 200;
const [X, Y] = [101, 98];
const EXPOSURE = 0.5;
/** The dates around a change. */
const [AFTER, BY] = ['2024-05-03T12:00:00', '2024-05-06T12:00:00'];

/** Pseudo-random numbers from -1 to 1, alike on every machine. */
const random = (x: number, y: number): number => ((((x * 73_856_093) ^ (y * 19_349_663)) >>> 5) % 2001) / 1000 - 1;

/** A raw frame of a scene, with a hot pixel that adds so much. */
function frameWith(scene: (x: number, y: number) => number, dark: number, facts: Partial<Frame> = {}): Frame {
  const values = grid(SIDE, SIDE, (x, y) =>
    Math.round(scene(x, y) + 4 * random(x, y) + (x === X && y === Y ? dark : 0)),
  );
  return frameOf(values, {
    bits: 14,
    black: 512,
    white: 16_383,
    mosaic: ['RG', 'GB'],
    capture: { exposure: EXPOSURE, iso: 200 },
    ...facts,
  });
}

/** Calm at every level, which shows the noise. */
const calm = (x: number): number => 2000 + 10 * x;
/** With foliage around the pixel, which nobody could guess from its surroundings. */
const rough = (x: number, y: number): number =>
  calm(x) + (Math.hypot(x - X, y - Y) < 13 ? 600 * random(7 * x + 3, 11 * y + 5) : 0);

/** At ISO 100 an offset and a rate that come to so much at ISO 200 in half a second. */
const hot = (dark: number, rest: Partial<Defect> = {}): Defect => ({
  ...defectAt(X, Y),
  fit: { offset: dark / 4, rate: dark / 4 / EXPOSURE, iso: 100 },
  ...rest,
});

async function repair(frame: Frame, defect: Defect, subtractDark = true): Promise<Patch> {
  const hotpix = createHotpix({ plugins: [fixer({ subtractDark })] });
  const patches = await hotpix.propose(frame, [defect]);
  expect(patches).toHaveLength(1);
  return patches[0];
}

describe('the dark signal of a hot pixel', () => {
  test('is subtracted where the scene around tells less', async () => {
    const frame = frameWith(rough, 200);
    const patch = await repair(frame, hot(200));
    expect(patch).toMatchObject({ x: X, y: Y, channel: 0, method: 'dark signal subtracted' });
    expect(patch.to).toBe(frame.samples[Y * SIDE + X] - 200);
  });

  test('that is strong is replaced where the scene around tells more', async () => {
    expect(await repair(frameWith(calm, 2000), hot(2000))).toMatchObject({ method: 'LMMSE' });
  });

  test.each<[string, Defect, Partial<Frame>]>([
    ['is not known', { ...hot(200), fit: undefined } as unknown as Defect, {}],
    ['is that of an unknown exposure', hot(200), { capture: { iso: 200 } }],
    ['is that of an unknown sensitivity', hot(200), { capture: { exposure: EXPOSURE } }],
    ['comes and goes', hot(200, { kind: 'blinking' }), {}],
    ['saturates', hot(20_000), { white: 3500 }],
  ])('that %s is replaced', async (_, defect, facts) => {
    expect(await repair(frameWith(rough, 600, facts), defect)).toMatchObject({ method: 'LMMSE' });
  });

  test.each<[string, 'appeared' | 'gone', string | undefined, string]>([
    ['subtracted from the last photograph on that may be its first', 'appeared', BY, 'dark signal subtracted'],
    ['replaced where it may not have appeared yet', 'appeared', '2024-05-05T12:00:00', 'LMMSE'],
    ['replaced where nobody knows when the photograph was taken', 'appeared', undefined, 'LMMSE'],
    ['subtracted up to the last photograph that has it for certain', 'gone', AFTER, 'dark signal subtracted'],
    ['replaced where it may be gone', 'gone', '2024-05-05T12:00:00', 'LMMSE'],
  ])('of a pixel that changed is %s', async (_, state, taken, method) => {
    const change = { photograph: 'b', from: 'b', to: 'c', after: AFTER, by: BY };
    const course = { state, blinks: false, photographs: 9, amplitude: 200, change };
    const capture = { exposure: EXPOSURE, iso: 200, ...(taken !== undefined && { taken }) };
    expect(await repair(frameWith(rough, 200, { capture }), hot(200, { course }))).toMatchObject({ method });
  });

  test('is replaced where nobody asked to subtract it', async () => {
    expect(await repair(frameWith(rough, 200), hot(200), false)).toMatchObject({ method: 'LMMSE' });
  });
});
