/** Printed pages. */
import { mix, stream } from '../random/random.ts';
import { isInked, PITCH } from './glyphs.ts';
import type { Scene } from './scene.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz   ';

/** A page of text, held level: another text, at another size and place, for every index. */
export function page(seed: number, index: number): Scene {
  return {
    compose: () => {
      const random = stream(seed, 'page', index);
      const dot = random.logBetween(1, 6);
      const [left, top] = [random.between(0, 40 * dot), random.between(0, 40 * dot)];
      const [paper, ink] = [random.between(0.5, 1.05), random.between(0.01, 0.08)];
      const text = random.next();
      return (x, y, row) => {
        const down = Math.floor((y + top) / dot);
        const line = Math.floor(down / PITCH.y);
        for (let i = 0; i < row.length / 3; i++) {
          const across = Math.floor((x + i + left) / dot);
          const place = Math.floor(across / PITCH.x);
          const letter = LETTERS[(mix(text + Math.imul(line, 0x9e3779b1) + place) >>> 0) % LETTERS.length];
          const light = isInked(letter, across - place * PITCH.x, down - line * PITCH.y) ? ink : paper;
          row[3 * i] = light;
          row[3 * i + 1] = light;
          row[3 * i + 2] = 0.95 * light;
        }
      };
    },
  };
}
