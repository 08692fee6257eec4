/** Sensors worth a name. */
import type { SensorOptions } from './sensor.ts';

/**
 * The small, noisy sensor of a phone, for `createCamera({ ...PHONE, seed: 7 })`: 12 bits, pixels of about 1 µm with a full
 * well of 4000 electrons, 3.5 electrons of read noise, 1 % of PRNU, a warm sensor's 20 electrons per second.
 * Orders of magnitude, after no particular model.
 */
export const PHONE = {
  bits: 12,
  fullWell: 4000,
  readNoise: 3.5,
  prnu: 0.01,
  darkCurrent: 20,
} as const satisfies SensorOptions;
