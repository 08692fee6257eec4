/** From mean electrons to numbers: the noise of the sensor and its converter. */
import { normalOf, POISSON_LIMIT, poissonOf } from '../random/deviates.ts';
import { stream, type Random } from '../random/random.ts';
import { electronsPerDn, type Sensor } from '../sensor/sensor.ts';

/** Reads the rows of one shot, from the top. */
export class ReadOut {
  private readonly sensor: Sensor;
  private readonly gain: number;
  private readonly noise: Random;
  private readonly pattern: Random;
  private readonly noiseWords: Uint32Array;
  private readonly patternWords: Uint32Array;

  /** @param index Number of the shot, which decides its noise. */
  constructor(sensor: Sensor, iso: number, index: number) {
    this.sensor = sensor;
    this.gain = electronsPerDn(sensor, iso);
    this.noise = stream(sensor.seed, 'noise', index);
    this.pattern = stream(sensor.seed, 'pattern');
    this.noiseWords = new Uint32Array(2 * sensor.width);
    this.patternWords = new Uint32Array(2 * sensor.width);
  }

  /** Draws the fixed pattern of the next row and applies its sensitivity to light, in electrons. */
  expose(electrons: Float64Array): void {
    const { prnu } = this.sensor;
    this.pattern.fill(this.patternWords);
    for (let x = 0; x < electrons.length; x++) {
      const sensitivity = 1 + prnu * normalOf(this.patternWords[2 * x]);
      electrons[x] *= sensitivity > 0 ? sensitivity : 0;
    }
  }

  /**
   * DN = ⌊black + (Poisson(μ) + offset + read noise) / K + ½⌋ within 0 and white, μ in electrons.
   * Poisson(μ) is normal with variance μ where μ is large.
   */
  digitise(electrons: Float64Array, samples: Uint16Array): void {
    const { black, white, readNoise, dsnu } = this.sensor;
    const [noise, pattern] = [this.noiseWords, this.patternWords];
    const dnPerElectron = 1 / this.gain;
    const readVariance = readNoise * readNoise;
    this.noise.fill(noise);
    for (let x = 0; x < electrons.length; x++) {
      const mean = electrons[x];
      const deviate = normalOf(noise[2 * x]);
      const counted =
        mean < POISSON_LIMIT
          ? poissonOf(mean, noise[2 * x + 1]) + readNoise * deviate
          : mean + Math.sqrt(mean + readVariance) * deviate;
      const value = Math.floor(black + (counted + dsnu * normalOf(pattern[2 * x + 1])) * dnPerElectron + 0.5);
      samples[x] = value < 0 ? 0 : value > white ? white : value;
    }
  }
}
