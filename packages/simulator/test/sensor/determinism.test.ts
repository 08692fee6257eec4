import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCamera, mixedSettings, procedural, type Shot } from '../../src/index.ts';

const hash = ({ samples }: Shot): string => createHash('sha256').update(samples).digest('hex');
const TINY = {
  seed: 42,
  width: 64,
  height: 48,
  defects: { hot: 3, stuck: 1, dead: 1, dim: 1, blinking: 1, cluster: 0 },
};
const SETTINGS = { iso: 400, exposure: 1 / 60, index: 0 };

describe('a simulated frame', () => {
  it('has the same bits on every platform', () => {
    const shot = createCamera(TINY).photograph(procedural(42, 0), SETTINGS);
    expect(hash(shot)).toBe('b59a564fec2e031c72950af8d2690ce35f26a31f3d1ca45d2db7546f1b8ce779');
  });

  it('does not depend on the shots before it', () => {
    const camera = createCamera(TINY);
    camera.photograph(procedural(42, 5), { ...SETTINGS, index: 5 });
    const later = camera.photograph(procedural(42, 0), SETTINGS);
    expect(hash(later)).toBe(hash(createCamera(TINY).photograph(procedural(42, 0), SETTINGS)));
  });

  it('differs from the next in its noise', () => {
    const camera = createCamera(TINY);
    const shots = [0, 1].map((index) => camera.photograph(procedural(42, 0), { ...SETTINGS, index }));
    expect(hash(shots[0])).not.toBe(hash(shots[1]));
  });

  it('has the same noise with and without defects', () => {
    const [good, bad] = [[], [{ kind: 'dead', x: 20, y: 20 } as const]].map((defects) => {
      return createCamera({ ...TINY, defects }).photograph(procedural(42, 0), SETTINGS);
    });
    const differing = [...good.samples.keys()].filter((i) => good.samples[i] !== bad.samples[i]);
    expect(differing).toEqual([20 * 64 + 20]);
  });
});

describe('mixedSettings', () => {
  it('ranges over ISO 100 to 3200 and 1/1000 s to 1/2 s', () => {
    const all = Array.from({ length: 200 }, (_, index) => mixedSettings(1, index));
    const [isos, exposures] = [all.map(({ iso }) => iso), all.map(({ exposure }) => exposure)];
    expect([Math.min(...isos), Math.max(...isos), Math.min(...exposures), Math.max(...exposures)]).toEqual([
      100, 3200, 0.001, 0.5,
    ]);
  });
});
