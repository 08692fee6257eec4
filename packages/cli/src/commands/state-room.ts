/** Whether a State has room on its disk, told before anything is gathered into it. */
import { cameraBytes, type FrameShape, type Hotpix, type State } from '@hotpix/core';
import { describeCamera } from '@hotpix/result';
import { noRoom } from '../file-errors.ts';
import { roomFor } from '../files/room.ts';
import type { ProgressLine } from '../terminal/progress-line.ts';
import { roomInWords, sizeInWords } from '../terminal/size.ts';

/** A State is compressed: no real one took less than a third of what its planes may hold. */
const LEAST_SHARE = 1 / 4;

/**
 * For a camera that a State shall take as well. Of the first one it says how large the State will be at most.
 * @throws {UsageError} where the disk has not even room for a quarter of that; one that does not tell is believed to have enough
 */
export async function assertStateRoom(
  path: string,
  shape: FrameShape,
  { cameras }: State,
  { plugins }: Hotpix,
  progress: ProgressLine,
): Promise<void> {
  const shapes = [...cameras.map((camera) => camera.shape), shape];
  const bytes = shapes.reduce((sum, one) => sum + cameraBytes(one, plugins), 0);
  const room = await roomFor(path);
  const name = describeCamera(shape.camera, shape);
  if (room !== undefined && room < LEAST_SHARE * bytes) throw noRoom(path, name, sizeInWords(bytes), roomInWords(room));
  const isTight = room !== undefined && room < bytes;
  if (cameras.length > 0 && !isTight) return;
  const doubt = isTight ? ` Its disk has ${roomInWords(room)}: it may not fit.` : '';
  progress.say(
    `What is counted is kept in '${path}', to resume or merge: at most ${sizeInWords(bytes)} on disk of ${name}. Another camera comes on top.${doubt}`,
  );
}
