/** How well a defect can be seen. */
import { sensitivityTo } from '../sensor/response.ts';
import { electronsPerDn, type Sensor } from '../sensor/sensor.ts';
import { colourOf, responseOfDefect, type Defect } from './defect.ts';

/** What the photographer sets for one shot. */
export interface Settings {
  /** ISO sensitivity. */
  readonly iso: number;
  /** Exposure time in seconds. */
  readonly exposure: number;
}

/** White light of deep shade, of middle grey and of a bright wall, as shares of the white level. */
const DAYLIGHT = [0.02, 0.18, 0.6] as const;

/**
 * Expected distance of a defect from a good pixel in standard deviations of one frame's noise, at least 0: the median
 * over those settings, each with light of those levels; of a blinking one while it is there.
 * Noise: σ² = μ + read noise² + K²/12 + (PRNU · light)², μ the mean signal in electrons and K the electrons per DN.
 */
export function contrastOf(
  sensor: Sensor,
  defect: Defect,
  settings: readonly Settings[],
  levels: readonly number[] = DAYLIGHT,
): number {
  const contrasts = settings.flatMap(({ iso, exposure }) => {
    const gain = electronsPerDn(sensor, iso);
    const full = (sensor.white - sensor.black) * gain;
    const sensitivity = sensitivityTo(colourOf(sensor, defect) ?? (sensor.mosaic && 'G'));
    return levels.map((level) => {
      const light = level * full * sensitivity;
      const good = light + sensor.darkCurrent * exposure;
      const nonUniformity = sensor.prnu * light;
      const dark = sensor.readNoise * sensor.readNoise + (gain * gain) / 12;
      const noise = Math.sqrt(good + dark + nonUniformity * nonUniformity);
      return Math.abs(Math.min(full, signalOf(sensor, defect, light, gain, exposure)) - good) / noise;
    });
  });
  return contrasts.sort((a, b) => a - b)[Math.floor(contrasts.length / 2)] ?? 0;
}

function signalOf(sensor: Sensor, defect: Defect, light: number, gain: number, exposure: number): number {
  const { level, rate = 0, offset = 0 } = defect;
  if (level !== undefined) return (level - sensor.black) * gain;
  return light * responseOfDefect(defect) + (sensor.darkCurrent + rate) * exposure + offset;
}
