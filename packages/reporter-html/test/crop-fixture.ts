import type { Crop, Defect } from '@hotpix/result';
import type { Frame } from './camera-fixture.ts';

const SIDE = 17;

/** A crop about a defect: a soft gradient with noise, colours of different brightness, and the defect in the middle. */
export function cropOf(
  { x, y, kind, amplitude }: Pick<Defect, 'x' | 'y' | 'kind' | 'amplitude'>,
  path: string,
  { active, mosaic, white, black, channels }: Frame,
  random: () => number,
): Crop {
  const left = Math.max(active.x, x - 8);
  const top = Math.max(active.y, y - 8);
  const width = Math.min(active.x + active.width, left + SIDE) - left;
  const height = Math.min(active.y + active.height, top + SIDE) - top;
  const level = (white - black) * (0.08 + 0.3 * random());
  const [dx, dy] = [random() - 0.5, random() - 0.5];
  const samples: number[] = [];
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const letters = channels === 3 ? 'RGB' : (mosaic?.[(top + j) % mosaic.length]?.[(left + i) % 2] ?? 'G');
      const here = left + i === x && top + j === y;
      for (const letter of letters) {
        const light = level * { R: 0.62, G: 1, B: 0.74 }[letter as 'R']! * (1 + 0.05 * (dx * i + dy * j));
        const noisy = light + Math.sqrt(light) * (random() + random() - 1) * 2;
        const value = !here ? noisy : kind === 'dead' ? 0 : kind === 'stuck' ? white - black : noisy + amplitude;
        samples.push(Math.max(0, Math.min(white, Math.round(black + value))));
      }
    }
  }
  const bytes = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, i) => bytes.writeUInt16LE(sample, 2 * i));
  return { x: left, y: top, width, height, path, channels, samples: bytes.toString('base64') };
}
