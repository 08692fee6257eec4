import { describe, expect, it } from 'vitest';
import { createCamera, flat, PHONE } from '../../src/index.ts';
import { spreadOf, temporalVariance } from '../measure.ts';

describe('PHONE', () => {
  const camera = createCamera({ ...PHONE, seed: 3, width: 256, height: 256, mosaic: 'none', defects: [] });
  const [first, second] = [0, 1].map((index) => camera.photograph(flat(0.25), { iso: 800, exposure: 1 / 1000, index }));

  it('has 12 bits with black at a 32nd of the range', () => {
    expect([first.bits, first.black, first.white]).toEqual([12, 128, 4095]);
    // A quarter of the 3967 DN between black and white.
    expect(spreadOf(first.samples).mean).toBeCloseTo(128 + 3967 / 4, 0);
  });

  it('is as noisy at ISO 800 as its 125 electrons of light make it', () => {
    // ISO 800 leaves 4000 / 8 = 500 electrons; a quarter are 125. K = 500 / 3967 electrons a DN.
    // Noise: √(125 + 3.5²) = 11.72 electrons = 92.95 DN.
    expect(Math.sqrt(temporalVariance(first, second))).toBeGreaterThan(92.95 * 0.98);
    expect(Math.sqrt(temporalVariance(first, second))).toBeLessThan(92.95 * 1.02);
  });
});
