/** Results of one camera, as scans of a night or a bright day give them. */
import { canonical, type Defect, type FileRow, type Result } from '@hotpix/result';

export interface Day {
  /** ISO 8601; absent where the photographs carry no date. */
  readonly taken?: string;
  readonly photographs?: number;
  readonly exposure?: number;
  /** By turns, instead of one. */
  readonly exposures?: readonly number[];
  readonly iso?: number;
  readonly temperature?: number;
  /** DN. */
  readonly noise?: number;
  readonly level?: number;
  readonly defects?: readonly Defect[];
  readonly more?: Partial<Result>;
}

const CAMERA = { make: 'Acme', model: 'One', serial: '7' };
const ACTIVE = { x: 0, y: 0, width: 1000, height: 500 };

/** By night, unless told: 16 photographs of a second at ISO 800. */
export function resultOf({
  taken,
  photographs = 16,
  exposure = 1,
  exposures = [exposure],
  iso = 800,
  temperature,
  noise = 10,
  level = 0.2,
  defects = [],
  more = {},
}: Day): Result {
  const paths = Array.from({ length: photographs }, (_, i) => `night/${String(i).padStart(2, '0')}.dng`);
  const files = paths.map((path, i): FileRow => ({
    ...{ path, status: 'used', camera: CAMERA, exposure: exposures[i % exposures.length], iso },
    ...(taken !== undefined && { taken }),
    ...(temperature !== undefined && { temperature }),
  }));
  return canonical({
    schemaVersion: 2,
    generator: { name: 'hotpix', version: '0.1.0' },
    plugins: [],
    options: {},
    status: 'complete',
    camera: CAMERA,
    frame: {
      ...{ width: 1000, height: 500, channels: 1, mosaic: ['RG', 'GB'], active: ACTIVE },
      ...{ bits: 14, black: 512, white: 15000, lossy: false },
    },
    capture: { mode: 'scene', guessed: false },
    files,
    defects,
    checks: [],
    sections: {
      scenes: { photographs: paths.map((path) => ({ path, texture: 0.5, level, noise })) },
      evidence: {
        ...{ clip: 6, threshold: 5.5, expectedFalse: 1, sites: 500_000 },
        histogram: { from: -6, step: 1, counts: [], expected: [] },
      },
    },
    ...more,
  });
}

/** A hot pixel that is 60 DN above its neighbours, and as sure as six standard deviations in sixteen photographs are. */
export function hotAt(x: number, more: Partial<Defect> = {}): Defect {
  return {
    ...{ x, y: 20, kind: 'hot', amplitude: 60, rate: 1, frames: 16, score: 24, confidence: 1 },
    extent: { x, y: 20, width: 1, height: 1 },
    ...more,
  };
}
