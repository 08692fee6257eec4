/** Shots of the simulated camera as the frames and moments that the core works on. */
import type { Shot } from '@hotpix/simulator';
import type { Frame, FrameShape } from '../../../core/src/nouns.ts';
import type { MomentPlanes } from '../../src/moments/moment-planes.ts';
import { addMomentsPlainly, createMoments } from './planes.ts';

export function frameOf(shot: Shot): Frame {
  const { samples, width, height, mosaic, active, bits, black, white, camera, iso, exposure } = shot;
  const size = { width, height, active, bits, black, white };
  const shape: FrameShape = { camera, ...size, channels: 1, ...(mosaic && { mosaic }), lossy: false };
  return { ...shape, samples, capture: { iso, exposure } };
}

export function momentsOf(shots: readonly Shot[]): MomentPlanes {
  const frames = shots.map(frameOf);
  const planes = createMoments(frames[0]);
  addMomentsPlainly(planes, frames, { from: 0, to: frames[0].height });
  return planes;
}
