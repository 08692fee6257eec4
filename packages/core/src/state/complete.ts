/** Whether all statistics of a camera are added to. */
import { badState } from '../errors.ts';
import type { Accumulator } from '../hooks.ts';
import type { CameraState } from './state.ts';

/**
 * @returns the camera
 * @throws {HotpixError} `badState` for statistics that nobody here adds to: they would miss what is counted now
 */
export function complete(camera: CameraState, accumulators: readonly [string, Accumulator][]): CameraState {
  const names = new Set(accumulators.map(([name]) => name));
  const foreign = Object.keys(camera.statistics).find((name) => !names.has(name));
  if (foreign !== undefined) {
    throw badState(
      `one with statistics of plugin '${foreign}', which is not in use and would miss the photographs now added`,
    );
  }
  return camera;
}
