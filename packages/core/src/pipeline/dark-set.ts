/** Dark frames beside the photographs that are judged. */
import { describeCamera } from '@hotpix/result';
import { missingStatistics, otherDark } from '../errors.ts';
import type { GatheredSet } from '../hooks.ts';
import { largestCamera } from '../state/largest-camera.ts';
import { cameraKey, type CameraState, type State } from '../state/state.ts';
import { publicRow } from './account-for.ts';

/**
 * The dark frames of the camera, of all that a State holds.
 * @throws {HotpixError} `otherDark` when it holds none of this camera at this size, mosaic and depth, or a frame that is judged itself
 */
export function darkSetOf({ shape, files }: CameraState, dark: State): GatheredSet {
  const same = dark.cameras.find((camera) => cameraKey(camera.shape) === cameraKey(shape));
  if (!same) throw otherDark(describe({ shape }), describe(largestCamera(dark.cameras)));
  const counted = new Set(files.map(({ sha256 }) => sha256));
  const twice = same.files.find(({ sha256 }) => sha256 !== undefined && counted.has(sha256));
  if (twice) throw otherDark('frames that are not judged themselves', `'${twice.path}'`);
  return gatheredSet(same);
}

/** A camera of a State as rankers see it. */
export function gatheredSet({ shape, files, statistics }: CameraState): GatheredSet {
  return {
    shape,
    files: files.map(publicRow),
    planes(plugin) {
      if (!statistics[plugin]) throw missingStatistics(plugin);
      return statistics[plugin].planes;
    },
    measures(plugin) {
      return files.map(({ measures }) => {
        if (!(plugin in measures)) throw missingStatistics(plugin);
        return measures[plugin];
      });
    },
  };
}

function describe(camera: Pick<CameraState, 'shape'> | undefined): string {
  if (!camera) return 'no frame at all';
  const { mosaic, channels, bits } = camera.shape;
  const samples = mosaic ? `a ${mosaic.join('/')} mosaic` : channels === 3 ? 'RGB' : 'monochrome samples';
  return `frames of ${describeCamera(camera.shape.camera, camera.shape)} with ${samples} of ${bits} bits`;
}
