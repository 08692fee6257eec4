/** What photographers set. */
import type { Settings } from './defects/contrast.ts';
import { stream } from './random/random.ts';

const ISO_STEPS = [100, 200, 400, 800, 1600, 3200];
const EXPOSURE_STEPS = [1000, 500, 250, 125, 60, 30, 15, 8, 4, 2].map((part) => 1 / part);

/** Settings of shot `index` on a day out: any full step of ISO 100 to 3200 and of 1/1000 s to 1/2 s, by the seed. */
export function mixedSettings(seed: number, index: number): Settings {
  const random = stream(seed, 'settings', index);
  return { iso: random.pick(ISO_STEPS), exposure: random.pick(EXPOSURE_STEPS) };
}
