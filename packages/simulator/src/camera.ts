/** The simulated camera. */
import { photograph, type Shot, type ShotSettings } from './capture/photograph.ts';
import { contrastOf, type Settings } from './defects/contrast.ts';
import { assertDefect, colourOf, type Defect } from './defects/defect.ts';
import { drawDefects, type DefectPlan } from './defects/draw.ts';
import type { Scene } from './scenes/scene.ts';
import {
  resolveSensor,
  type CameraIdentity,
  type Rectangle,
  type Sensor,
  type SensorOptions,
} from './sensor/sensor.ts';

export interface CameraOptions extends SensorOptions {
  /** How many of each kind to draw by the seed, or the very defects; `[]` for none. */
  readonly defects?: DefectPlan | readonly Defect[];
}

/** A defect as the truth tells it. */
export interface TrueDefect extends Defect {
  /** Letter of the colour filter; absent for lines and without a mosaic. */
  readonly colour?: string;
  /**
   * How well it can be seen: expected distance from a good pixel in standard deviations of one frame's noise, the median
   * over the settings and over deep shade, middle grey and a bright wall.
   */
  readonly contrast: number;
}

/** What is true of a camera. Positions are stored coordinates; a JPEG shows the active area alone. */
export interface Truth {
  readonly seed: number;
  readonly camera: CameraIdentity;
  /** Stored width in pixels. */
  readonly width: number;
  /** Stored height in pixels. */
  readonly height: number;
  readonly mosaic?: readonly string[];
  readonly active: Rectangle;
  readonly bits: number;
  /** DN */
  readonly black: number;
  /** DN */
  readonly white: number;
  /** In rows from the top. */
  readonly defects: readonly TrueDefect[];
}

export interface Camera {
  readonly sensor: Sensor;
  /** With the contrasts of ISO 800 and 1/30 s. */
  readonly truth: Truth;
  /**
   * The truth with the contrasts of those settings.
   * @param levels of the light of the scenes, as shares of the white level. @default deep shade, middle grey, a bright wall
   */
  truthFor(settings: readonly Settings[], levels?: readonly number[]): Truth;
  photograph(scene: Scene, settings: ShotSettings): Shot;
}

const USUAL: Settings = { iso: 800, exposure: 1 / 30 };

/**
 * Makes a camera. The same options make the same camera on every platform.
 * @throws {RangeError} for options that make no camera, saying what was expected.
 */
export function createCamera({ defects: wanted = {}, ...options }: CameraOptions = {}): Camera {
  const sensor = resolveSensor(options);
  const defects = isList(wanted) ? wanted : drawDefects(sensor, wanted);
  for (const defect of defects) assertDefect(defect, sensor);
  const truthFor: Camera['truthFor'] = (settings, levels) => truthOf(sensor, defects, settings, levels);
  return {
    sensor,
    truth: truthFor([USUAL]),
    truthFor,
    photograph: (scene, settings) => photograph(sensor, defects, scene, settings),
  };
}

function isList(defects: DefectPlan | readonly Defect[]): defects is readonly Defect[] {
  return Array.isArray(defects);
}

function truthOf(
  sensor: Sensor,
  defects: readonly Defect[],
  settings: readonly Settings[],
  levels?: readonly number[],
): Truth {
  const { seed, camera, width, height, mosaic, active, bits, black, white } = sensor;
  const known = defects.map((defect) => {
    const colour = colourOf(sensor, defect);
    return { ...defect, ...(colour && { colour }), contrast: contrastOf(sensor, defect, settings, levels) };
  });
  return { seed, camera, width, height, ...(mosaic && { mosaic }), active, bits, black, white, defects: known };
}
