/** What falls between the camera and the scene. */
import { stream, type Random } from '../random/random.ts';
import { procedural } from './procedural.ts';
import type { Scene, Size } from './scene.ts';
import { spot, Streaks, type Streak } from './streaks.ts';

/** Flakes or drops to a million pixels. */
const DENSITY = 1500;
/** Pixels around the frame from which they still reach into it: the length of the longest drop. */
const MARGIN = 60;

/** Snow in front of scene `index`: flakes near and far, the near ones large and out of focus. */
export function snowfall(seed: number, index: number): Scene {
  return behind(seed, index, (random, frame) => {
    const size = random.logBetween(0.5, 5);
    const white = random.between(0.5, 1.1);
    const cover = random.between(0.3, 1) * Math.min(1, 1.5 / size);
    return spot(anywhere(random, frame), size, [white * cover, white * cover, white * cover], cover);
  });
}

/** Rain in front of scene `index`: streaks that fall nearly the same way. */
export function rainfall(seed: number, index: number): Scene {
  const slant = stream(seed, 'wind', index).between(-0.3, 0.3);
  return behind(seed, index, (random, frame) => {
    const from = anywhere(random, frame);
    const length = random.logBetween(3, MARGIN);
    const cover = random.between(0.05, 0.5);
    const light = cover * random.between(0.2, 1);
    const to = { x: from.x + length * slant, y: from.y + length };
    return { from, to, deviation: random.logBetween(0.4, 1.5), colour: [light, light, light], cover };
  });
}

function behind(seed: number, index: number, draw: (random: Random, frame: Size) => Streak): Scene {
  return {
    compose: (frame) => {
      const scene = procedural(seed, index).compose(frame);
      const random = stream(seed, 'weather', index);
      const length = Math.round((DENSITY * (frame.width + 2 * MARGIN) * (frame.height + 2 * MARGIN)) / 1e6);
      const falling = new Streaks(Array.from({ length }, () => draw(random, frame)));
      return (x, y, row) => {
        scene(x, y, row);
        falling.paint(x, y, row);
      };
    },
  };
}

const anywhere = (random: Random, { width, height }: Size): Streak['from'] => ({
  x: random.between(-MARGIN, width + MARGIN),
  y: random.between(-MARGIN, height + MARGIN),
});
