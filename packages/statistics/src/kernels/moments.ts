import type { Frame } from '@hotpix/core';
import type { PlaneType } from './allocate.ts';
import { addMomentsPlainly, type AddMoments, type MomentPlanes } from '../add-moments.ts';
import { MOST_FRAMES } from './module.ts';
import { pieceOf } from './place.ts';
import { homeOf, Workspace } from './workspace.ts';

/** Samples a pass: those of all frames stay in the second cache. */
const SAMPLES = 1 << 15;

/** Adds moments by kernels; undefined where the engine has none. */
export function momentsKernel(): AddMoments | undefined {
  const spare = Workspace.create();
  if (!spare) return undefined;
  return (planes, frames, rows) => {
    if (frames.length > MOST_FRAMES) return addMomentsPlainly(planes, frames, rows);
    const [{ width, channels, bits }] = frames;
    const pass = passOf(homeOf(planes.sum) ?? spare, frames, bits > 8);
    const end = rows.to * width * channels;
    for (let start = rows.from * width * channels; start < end; start += SAMPLES) {
      pass(planes, start, Math.min(end, start + SAMPLES));
    }
  };
}

/** Adds the samples from start to end of the frames. */
type Pass = (planes: MomentPlanes, start: number, end: number) => void;

function passOf(workspace: Workspace, frames: readonly Frame[], isWide: boolean): Pass {
  const { kernels } = workspace;
  const add = isWide ? kernels.moments16 : kernels.moments8;
  const stride = SAMPLES * (isWide ? 2 : 1);
  const areas = workspace.layOut('moments', {
    samples: stride * frames.length,
    sum: SAMPLES * 4,
    squares: SAMPLES * 8,
  });
  const Samples: PlaneType<Frame['samples']> = isWide ? Uint16Array : Uint8Array;
  const pieces = frames.map((_, k) => new Samples(workspace.buffer, areas.samples + k * stride, SAMPLES));
  return ({ sum, squares }, start, end) => {
    // Behind the end zeros are added to what lies there.
    if (end - start < SAMPLES) for (const samples of pieces) samples.fill(0, end - start);
    frames.forEach((frame, k) => pieces[k].set(frame.samples.subarray(start, end)));
    const [sums, squaresOf] = [
      pieceOf(workspace, sum, start, end, areas.sum),
      pieceOf(workspace, squares, start, end, areas.squares),
    ];
    add(areas.samples, stride, frames.length, end - start, sums.at, squaresOf.at);
    sums.bringHome();
    squaresOf.bringHome();
  };
}
