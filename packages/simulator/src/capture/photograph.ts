/** Taking a photograph. */
import type { Settings } from '../defects/contrast.ts';
import type { Defect } from '../defects/defect.ts';
import { invalid } from '../invalid.ts';
import type { Scene } from '../scenes/scene.ts';
import { electronsPerDn, type CameraIdentity, type Rectangle, type Sensor } from '../sensor/sensor.ts';
import { Faults } from './faults.ts';
import { Light } from './light.ts';
import { ReadOut } from './read-out.ts';

export interface ShotSettings extends Settings {
  /** Number of the shot from 0. It decides noise, blinking and the time; photographs of the same number repeat them. */
  readonly index: number;
}

/** One photograph, as the sensor gives it. */
export interface Shot extends ShotSettings {
  readonly camera: CameraIdentity;
  /** Row-major, one sample per stored pixel, in DN. */
  readonly samples: Uint16Array;
  readonly width: number;
  readonly height: number;
  /** Rows of colour letters anchored at the stored pixel (0, 0); absent for a monochrome sensor. */
  readonly mosaic?: readonly string[];
  readonly active: Rectangle;
  readonly bits: number;
  readonly black: number;
  readonly white: number;
  /** ISO 8601 without a zone. */
  readonly taken: string;
}

const FIRST_SHOT = Date.UTC(2024, 4, 1, 10, 0, 0);
const SECONDS_BETWEEN = 60;

export function photograph(sensor: Sensor, defects: readonly Defect[], scene: Scene, settings: ShotSettings): Shot {
  assertSettings(settings);
  const { iso, exposure, index } = settings;
  const { width, height, mosaic, active, bits, black, white, camera } = sensor;
  const full = electronsPerDn(sensor, iso) * (white - black);
  const light = new Light(sensor, scene);
  const faults = new Faults(defects, sensor.seed, index, exposure);
  const readOut = new ReadOut(sensor, iso, index);
  const samples = new Uint16Array(width * height);
  const electrons = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    const row = samples.subarray(y * width, (y + 1) * width);
    light.read(y, electrons);
    for (let x = 0; x < width; x++) electrons[x] *= full;
    readOut.expose(electrons);
    faults.collect(y, electrons);
    for (let x = 0; x < width; x++) electrons[x] += sensor.darkCurrent * exposure;
    readOut.digitise(electrons, row);
    faults.override(y, row);
  }
  const taken = new Date(FIRST_SHOT + index * SECONDS_BETWEEN * 1000).toISOString().slice(0, 19);
  const levels = { bits, black, white };
  return { camera, samples, width, height, ...(mosaic && { mosaic }), active, ...levels, iso, exposure, index, taken };
}

function assertSettings({ iso, exposure, index }: ShotSettings): void {
  if (!(iso >= 1 && iso <= 1e7)) throw invalid('iso', 'a number from 1 to 10 million', iso);
  if (!(exposure > 0 && exposure <= 1e5))
    throw invalid('exposure', 'a number of seconds above 0, at most 100000', exposure);
  if (!Number.isSafeInteger(index) || index < 0) throw invalid('index', 'a whole number from 0', index);
}
