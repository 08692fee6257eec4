/** Dark frames beside the photographs that are judged. */
import { missingStatistics, otherDark } from '../errors.ts';
import type { DarkSet } from '../hooks.ts';
import type { Planes } from '../nouns.ts';
import { describeCamera } from '../result/describe-camera.ts';
import { largestCamera } from '../state/largest-camera.ts';
import { doubtOf } from '../statistics/capture.ts';
import { cameraKey, type CameraState, type State } from '../state/state.ts';

/**
 * The dark frames of the camera, of all that a State holds.
 * @throws {HotpixError} `otherDark` when it holds none of this camera at this size, mosaic and depth, a frame that is judged
 * itself, or scenes; those are let by where `force` is set
 */
export function darkSetOf({ shape, files }: CameraState, dark: State, force: boolean): DarkSet {
  const same = dark.cameras.find((camera) => cameraKey(camera.shape) === cameraKey(shape));
  if (!same) throw otherDark(describe({ shape }), describe(largestCamera(dark.cameras)));
  const counted = new Set(files.map(({ sha256 }) => sha256));
  const twice = same.files.find(({ sha256 }) => sha256 !== undefined && counted.has(sha256));
  if (twice) throw otherDark('frames that are not judged themselves', `'${twice.path}'`);
  const scene = same.files.find((file) => doubtOf(file, 'dark', shape.lossy) === 'scene');
  if (scene && !force) throw otherDark('dark frames', `'${scene.path}', which shows a scene`);
  return { files: same.files, planes: (plugin) => planesOf(same, plugin) };
}

/** @throws {HotpixError} `missingStatistics` */
export function planesOf({ statistics }: CameraState, plugin: string): Planes {
  if (!statistics[plugin]) throw missingStatistics(plugin);
  return statistics[plugin].planes;
}

function describe(camera: Pick<CameraState, 'shape'> | undefined): string {
  if (!camera) return 'no frame at all';
  const { mosaic, channels, bits } = camera.shape;
  const samples = mosaic ? `a ${mosaic.join('/')} mosaic` : channels === 3 ? 'RGB' : 'monochrome samples';
  return `frames of ${describeCamera(camera.shape.camera, camera.shape)} with ${samples} of ${bits} bits`;
}
