import { describe, expect, test } from 'vitest';
import { captureMode } from '../../src/checks/capture-mode.ts';
import type { CaptureMode } from '@hotpix/core';
import type { Measured } from '../../src/set/measured.ts';
import { contextOf, files, checkInput, measured } from '../support/check-input.ts';
import { mosaicShape } from '../../../core/test/support/shapes.ts';

type Measure = Pick<Measured, 'level' | 'texture'> & Partial<Measured>;

/** As measured on photographs: of a scene by a Canon S40, and on simulated sensors. */
const SCENE = { level: 0.15, texture: 0.56, contrast: 1.4 };
const DARK = { level: 0.001, texture: 0.01 };
const FLAT = { level: 0.5, texture: 0.02 };

function check(capture: CaptureMode, measures: readonly Measure[], lossy = false) {
  const all = measures.map((measure) => measured(1, measure)[0]);
  const shape = { ...mosaicShape({ width: 96, height: 64 }), lossy };
  return captureMode({ ...checkInput(), context: contextOf(shape, files(all.length), { capture, measured: all }) });
}

describe('what is said to be', () => {
  test('scenes is not doubted', () => {
    expect(check('scene', [DARK])).toBeUndefined();
  });

  test.each([
    ['dark', DARK],
    ['flat', FLAT],
  ] as const)('%s is believed where it looks so', (capture, measure) => {
    expect(check(capture, [measure, measure])).toMatchObject({ status: 'passed', value: 0 });
  });

  test.each(['dark', 'flat'] as const)('%s is refused where half of the photographs are scenes', (capture) => {
    const even = capture === 'dark' ? DARK : FLAT;
    expect(check(capture, [SCENE, even])).toMatchObject({ status: 'failed', value: 1 });
    expect(check(capture, [SCENE, even, even])).toMatchObject({ status: 'warning', value: 1 });
  });

  test('dark is doubted where light came in, naming the first', () => {
    const { status, message } = check('dark', [DARK, FLAT]) ?? {};
    expect(status).toBe('warning');
    expect(message).toContain('1 of 2 photographs are not dark: light came in');
    expect(message).toContain("The first is '1.dng'.");
  });

  test('flat is doubted where the light falls off', () => {
    expect(check('flat', [{ level: 0.5, texture: 0.2 }])?.message).toContain('are uneven');
  });

  test('dark is let by where a glow or a codec makes texture without light', () => {
    expect(check('dark', [{ level: 0.01, texture: 0.5 }])?.status).toBe('warning');
  });

  test('flat is not refused for the texture that a codec makes of noise', () => {
    expect(check('flat', [{ ...FLAT, texture: 0.56, contrast: 0.3 }], true)?.status).toBe('warning');
  });

  test('flat is refused where JPEGs show scenes', () => {
    expect(check('flat', [SCENE, SCENE], true)?.status).toBe('failed');
  });
});
