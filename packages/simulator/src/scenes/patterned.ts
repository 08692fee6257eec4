/** Scenes that one pattern fills: leaves, the slats of a blind, water in the sun. */
import { stream, type Random } from '../random/random.ts';
import { LayerPainter, type Surface } from './layer.ts';
import { NoiseField } from './noise-field.ts';
import { foliage, stripes, type Texture } from './pattern.ts';
import type { PaintRow, Scene } from './scene.ts';

/** Leaves from edge to edge, in light and shade; every index is another view. */
export function leaves(seed: number, index: number): Scene {
  return filled(seed, index, (random) => ({
    first: [0.01, 0.02, 0.01],
    second: [random.between(0.2, 0.5), random.between(0.4, 0.9), random.between(0.05, 0.3)],
    pattern: foliage(random),
    coarse: random.between(0.3, 0.8),
    fine: random.between(0.5, 1.2),
  }));
}

/** A blind with light behind it; every index is hung anew, its slats wide or narrow, level or a little askew. */
export function blinds(seed: number, index: number): Scene {
  return filled(seed, index, (random) => {
    const lean = random.between(-0.05, 0.05);
    const pattern = stripes(random, { x: lean, y: Math.sqrt(1 - lean * lean) });
    const level = random.between(0.5, 1.5);
    return { first: [0.05, 0.05, 0.06], second: [level, level, level], pattern, coarse: 0.1, fine: 0.02 };
  });
}

/** Ripples that throw the sun about: dark water, and glints that clip. */
export function water(seed: number, index: number): Scene {
  return {
    compose: () => {
      const random = stream(seed, 'water', index);
      const ripples = new NoiseField(random, 1, 4);
      const swell = new NoiseField(random, 5, 8);
      const [level, sharpness] = [random.between(0.05, 0.2), random.between(8, 20)];
      let [fine, coarse] = [new Float32Array(0), new Float32Array(0)];
      return (x, y, row) => {
        const width = row.length / 3;
        if (fine.length !== width) [fine, coarse] = [new Float32Array(width), new Float32Array(width)];
        // Seen at a slant, waves are wider than they are high.
        ripples.fill(x, 2 * y, fine);
        swell.fill(x, 3 * y, coarse);
        for (let i = 0; i < width; i++) {
          const slope = fine[i] + coarse[i] - 0.5;
          const glint = slope > 0 ? sharpness * slope * slope : 0;
          const light = level * (1 + coarse[i]) + glint;
          row[3 * i] = 0.7 * level + light;
          row[3 * i + 1] = 0.9 * level + light;
          row[3 * i + 2] = level + light;
        }
      };
    },
  };
}

function filled(seed: number, index: number, draw: (random: Random) => Surface): Scene {
  return { compose: () => fill(stream(seed, 'filled', index), draw) };
}

function fill(random: Random, draw: (random: Random) => Surface): PaintRow {
  const fields = { coarse: new NoiseField(random, 4, 9), fine: new NoiseField(random, 1, 3) };
  const surface = draw(random);
  const painter = new LayerPainter();
  let texture: Texture = { coarse: new Float32Array(0), fine: new Float32Array(0) };
  return (x, y, row) => {
    const width = row.length / 3;
    if (texture.coarse.length !== width) texture = { coarse: new Float32Array(width), fine: new Float32Array(width) };
    fields.coarse.fill(x, y, texture.coarse);
    fields.fine.fill(x, y, texture.fine);
    painter.fill(surface, x, y, texture, row);
  };
}
