/** The sensor: what a camera is made of, apart from its defects. */
import { invalid } from '../invalid.ts';
import { assertMosaic, BAYER } from './mosaic.ts';

/** A rectangle of pixels in stored coordinates. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface CameraIdentity {
  readonly make: string;
  readonly model: string;
  readonly serial: string;
}

export interface SensorOptions {
  /** Decides everything random: the same seed makes the same camera and the same photographs. @default 1 */
  readonly seed?: number;
  /** Stored width in pixels, masked border included. @default 1920 */
  readonly width?: number;
  /** Stored height in pixels, masked border included. @default 1280 */
  readonly height?: number;
  /** Rows of colour letters anchored at the stored pixel (0, 0); 'none' for a monochrome sensor. @default RGGB */
  readonly mosaic?: readonly string[] | 'none';
  /** Part of the stored frame that light reaches. @default all of it */
  readonly active?: Rectangle;
  /** Significant bits of a sample, 8 to 16. @default 14 */
  readonly bits?: number;
  /** Sample value of no light, in DN. @default 1/32 of the range */
  readonly black?: number;
  /** Largest sample value, in DN. @default 2^bits − 1 */
  readonly white?: number;
  /** Electrons that reach the white level at ISO 100. @default 40000 */
  readonly fullWell?: number;
  /** Read noise, standard deviation in electrons. @default 3 */
  readonly readNoise?: number;
  /** Photo response non-uniformity: standard deviation of the sensitivity, as a share of it. @default 0.005 */
  readonly prnu?: number;
  /** Dark signal non-uniformity: standard deviation of the offset, in electrons. @default 0.5 */
  readonly dsnu?: number;
  /** Mean dark current of a good pixel, in electrons per second. @default 1 */
  readonly darkCurrent?: number;
  /** Standard deviation of the lens's point spread function in pixels, 0.5 to 4. @default 0.7 */
  readonly lens?: number;
  /** Share of the light that the lens loses at the corners, at most 0.99. @default 0 */
  readonly vignette?: number;
  /** Specks of dust on the sensor's cover: soft shadows, at places by the seed. @default 0 */
  readonly dust?: number;
  readonly make?: string;
  readonly model?: string;
  readonly serial?: string;
}

/** A sensor with nothing left open. */
export interface Sensor extends Required<Omit<SensorOptions, 'mosaic' | keyof CameraIdentity>> {
  readonly camera: CameraIdentity;
  readonly mosaic?: readonly string[];
}

/** Smallest, largest, and whether it must be a whole number. */
const RANGES = {
  seed: [0, Number.MAX_SAFE_INTEGER, true],
  width: [16, 32_768, true],
  height: [16, 32_768, true],
  bits: [8, 16, true],
  fullWell: [100, 1e7, false],
  readNoise: [0, 1e4, false],
  prnu: [0, 0.5, false],
  dsnu: [0, 1e4, false],
  darkCurrent: [0, 1e7, false],
  lens: [0.5, 4, false],
  vignette: [0, 0.99, false],
  dust: [0, 1000, true],
} as const satisfies Partial<Record<keyof Sensor, readonly [number, number, boolean]>>;

export function resolveSensor(options: SensorOptions): Sensor {
  const { mosaic = BAYER.RGGB, make = 'Hotpix', model = 'Simulated', serial = '0001', ...given } = options;
  const { width = 1920, height = 1280, bits = 14 } = given;
  const range = 2 ** bits;
  const sensor: Sensor = {
    seed: 1,
    active: { x: 0, y: 0, width, height },
    black: range / 32,
    white: range - 1,
    fullWell: 40_000,
    readNoise: 3,
    prnu: 0.005,
    dsnu: 0.5,
    darkCurrent: 1,
    lens: 0.7,
    vignette: 0,
    dust: 0,
    ...given,
    width,
    height,
    bits,
    camera: { make, model, serial },
    ...(mosaic === 'none' ? {} : { mosaic }),
  };
  assertSensor(sensor);
  return sensor;
}

/** Electrons that one DN stands for at an ISO sensitivity. */
export function electronsPerDn({ fullWell, white, black }: Sensor, iso: number): number {
  return (fullWell * 100) / iso / (white - black);
}

function assertSensor(sensor: Sensor): void {
  for (const [name, [low, high, whole]] of Object.entries(RANGES)) {
    const value = sensor[name as keyof typeof RANGES];
    const isGood = value >= low && value <= high && (!whole || Number.isSafeInteger(value));
    if (!isGood) throw invalid(name, `a ${whole ? 'whole ' : ''}number from ${low} to ${high}`, value);
  }
  const { black, white, bits, mosaic } = sensor;
  const isOrdered = Number.isInteger(black) && Number.isInteger(white) && black >= 0 && black < white;
  if (!isOrdered || white >= 2 ** bits) {
    throw invalid('black and white', `whole numbers with 0 <= black < white < 2^${bits}`, `${black} and ${white}`);
  }
  if (mosaic !== undefined) assertMosaic(mosaic);
  assertActive(sensor);
}

function assertActive({ active: { x, y, width, height }, width: columns, height: rows }: Sensor): void {
  const isWhole = [x, y, width, height].every(Number.isInteger);
  if (!isWhole || x < 0 || y < 0 || width < 16 || height < 16 || x + width > columns || y + height > rows) {
    throw invalid(
      'active',
      `at least 16x16 pixels within the stored ${columns}x${rows}`,
      `${width}x${height} at ${x}, ${y}`,
    );
  }
}
