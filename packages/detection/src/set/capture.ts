/** What a set of photographs is of: scenes, dark frames or flat fields. */
import type { CaptureMode } from '@hotpix/result';
import type { Measured } from './measured.ts';

/** Below this texture a picture has no scene; below that level it is dark. */
const FEATURELESS = 0.1;
const DARK_BELOW = 0.05;
/** From this texture on a picture shows a scene; between, it may be an uneven light, or noise that a codec made coarse. */
const SCENIC = 0.3;

/** The light of a lens falls off to a half in the corners of many a flat field; scenes have more contrast than that. */
const CONTRASTY = 0.7;

/** How a photograph may be unlike what it is said to be. */
export type Doubt = 'scene' | 'bright' | 'uneven';

export function guessCapture(photographs: readonly Measured[]): CaptureMode {
  const featureless = photographs.every(({ texture }) => texture < FEATURELESS);
  if (!featureless) return 'scene';
  return photographs.every(({ level }) => level < DARK_BELOW) ? 'dark' : 'flat';
}

/**
 * What speaks against a photograph being a dark frame or a flat field: that it is a scene, as light and texture tell; that
 * a dark frame is not dark; that it is uneven. A codec makes texture out of noise, but no contrast.
 */
export function doubtOf(measured: Measured, mode: CaptureMode, lossy: boolean): Doubt | undefined {
  if (mode === 'scene') return undefined;
  const { level, texture, contrast } = measured;
  const isBright = mode === 'dark' && level >= DARK_BELOW;
  if (texture >= SCENIC && (isBright || (mode === 'flat' && (!lossy || contrast >= CONTRASTY)))) return 'scene';
  if (isBright) return 'bright';
  return texture >= FEATURELESS ? 'uneven' : undefined;
}
