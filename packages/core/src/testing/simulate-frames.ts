import type { Frame } from '../nouns.ts';

export interface SimulatedFrames {
  readonly frames: readonly Frame[];
  /** The hot pixels that are in them. */
  readonly hot: readonly { readonly x: number; readonly y: number }[];
}

/**
 * A few small frames of a 12-bit RGGB camera before scenes that vary, with hot pixels; enough to see a plugin work.
 * Equal arguments give equal frames.
 */
export function simulateFrames({ count = 8, width = 64, height = 48, seed = 1 } = {}): SimulatedFrames {
  const random = generator(seed);
  const hot = Array.from({ length: 4 }, (_, i) => ({
    x: 8 + Math.floor((i * (width - 16)) / 4 + random() * 6),
    y: 8 + Math.floor(random() * (height - 16)),
  }));
  const frames = Array.from({ length: count }, (): Frame => {
    const [slopeX, slopeY, level] = [random() * 8 - 4, random() * 8 - 4, 800 + random() * 400];
    const samples = new Uint16Array(width * height);
    for (let i = 0; i < samples.length; i++) {
      const [x, y] = [i % width, Math.floor(i / width)];
      samples[i] = level + slopeX * (x - width / 2) + slopeY * (y - height / 2) + 20 * (random() + random() - 1);
    }
    for (const { x, y } of hot) samples[y * width + x] += 600;
    return {
      samples,
      width,
      height,
      channels: 1,
      mosaic: ['RG', 'GB'],
      active: { x: 0, y: 0, width, height },
      bits: 12,
      black: 0,
      white: 4095,
      lossy: false,
      camera: { make: 'hotpix', model: 'simulated', serial: String(seed) },
      capture: { iso: 100, exposure: 0.01 },
    };
  });
  return { frames, hot };
}

/** Uniform numbers from 0 up to 1: a 32-bit linear congruential generator with the constants of Numerical Recipes. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
