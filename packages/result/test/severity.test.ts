import { describe, expect, test } from 'vitest';
import { severityInWords, severityOf } from '../src/severity.ts';
import type { Defect, FrameFacts } from '../src/index.ts';

const frame: FrameFacts = {
  width: 6000,
  height: 4000,
  channels: 1,
  mosaic: ['RG', 'GB'],
  active: { x: 0, y: 0, width: 6000, height: 4000 },
  bits: 14,
  black: 512,
  white: 16_383,
  lossy: false,
};
const picture: FrameFacts = { ...frame, channels: 3, mosaic: undefined, bits: 8, black: 0, white: 255, lossy: true };

function defect(change: Partial<Defect>): Defect {
  const pixel = { x: 9, y: 9, extent: { x: 9, y: 9, width: 1, height: 1 } };
  return { ...pixel, kind: 'hot', amplitude: 100, rate: 1, frames: 20, score: 9, confidence: 1, ...change };
}

describe('of a raw file of 24 megapixels', () => {
  test('a pixel that is white is seen on a screen, where it is still a tenth of a pixel', () => {
    expect(severityOf(defect({ amplitude: 15_000 }), frame)).toBe('screen');
  });

  test('one that adds a twentieth is seen at 100 %, if it stands out in most photographs', () => {
    expect(severityOf(defect({ amplitude: 800 }), frame)).toBe('close');
    expect(severityOf(defect({ amplitude: 800, rate: 0.4 }), frame)).toBe('measured');
  });

  test('a column that adds as much is seen on a screen, for it does not shrink along itself', () => {
    const extent = { x: 9, y: 0, width: 1, height: 4000 };
    expect(severityOf(defect({ kind: 'column', amplitude: 800, extent }), frame)).toBe('screen');
    // Of a dark column hardly a pixel stands out of detail, and the eye adds up along it.
    expect(severityOf(defect({ kind: 'column', amplitude: 800, extent, rate: 0.002 }), frame)).toBe('screen');
  });
});

test('a dead pixel of a small picture is seen on a screen as it is', () => {
  const active = { x: 0, y: 0, width: 1600, height: 1200 };
  expect(severityOf(defect({ kind: 'dead', amplitude: -60 }), { ...picture, active })).toBe('screen');
  expect(severityOf(defect({ kind: 'dead', amplitude: -9 }), { ...picture, active })).toBe('close');
});

test('a spot that a codec smeared keeps more of itself when it is made small', () => {
  const extent = { x: 6, y: 6, width: 7, height: 7 };
  expect(severityOf(defect({ amplitude: 30, extent }), picture)).toBe('screen');
  expect(severityOf(defect({ amplitude: 30 }), picture)).toBe('close');
});

describe('what shows in fewer than half of the photographs', () => {
  const seldom = defect({ amplitude: 15_000, rate: 0.2 });

  test('is not counted among what is seen in a whole picture', () => {
    const defects = [defect({ amplitude: 15_000 }), defect({ amplitude: 800 }), seldom];
    expect(severityInWords({ frame, defects })).toEqual([
      '1 can be seen in a whole picture on a screen, 1 more at 100 %, 1 more in fewer than half of the photographs.',
    ]);
  });

  test('is all that there is', () => {
    expect(severityInWords({ frame, defects: [seldom] })).toEqual([
      '1 can be seen in fewer than half of the photographs.',
    ]);
  });

  test('is only measured where it is clear in none of them', () => {
    expect(severityOf({ ...seldom, rate: 0.01 }, frame)).toBe('measured');
  });
});
