import type { PlaneType } from '../wasm/allocate.ts';
import { arenaOf, WasmArena } from '../wasm/arena.ts';
import { MOST_FRAMES } from '../wasm/module.ts';
import { pieceOf } from '../wasm/place.ts';
import { addSamplesPlainly, type AddSamples, type MomentPlanes } from './moments.ts';

/** Samples a pass: those of all frames stay in the second cache. */
const SAMPLES = 1 << 15;

type Samples = Uint8Array | Uint16Array;

/** Adds moments by kernels, in an arena that planes elsewhere are copied to. */
export const momentsKernel =
  (spare: WasmArena): AddSamples =>
  (planes, frames, from, to) => {
    if (frames.length > MOST_FRAMES) return addSamplesPlainly(planes, frames, from, to);
    const pass = passOf(arenaOf(planes.sum) ?? spare, frames);
    for (let start = from; start < to; start += SAMPLES) pass(planes, start, Math.min(to, start + SAMPLES));
  };

/** Adds the samples from start to end of the frames. */
type Pass = (planes: MomentPlanes, start: number, end: number) => void;

function passOf(arena: WasmArena, frames: readonly Samples[]): Pass {
  const { kernels } = arena;
  const isWide = frames[0].BYTES_PER_ELEMENT > 1;
  const add = isWide ? kernels.moments16 : kernels.moments8;
  const stride = SAMPLES * (isWide ? 2 : 1);
  const areas = arena.layOut('moments', {
    samples: stride * frames.length,
    sum: SAMPLES * 4,
    squares: SAMPLES * 8,
  });
  const Type: PlaneType<Samples> = isWide ? Uint16Array : Uint8Array;
  const pieces = frames.map((_, k) => new Type(arena.buffer, areas.samples + k * stride, SAMPLES));
  return ({ sum, squares }, start, end) => {
    // Behind the end zeros are added to what lies there.
    if (end - start < SAMPLES) for (const samples of pieces) samples.fill(0, end - start);
    frames.forEach((samples, k) => pieces[k].set(samples.subarray(start, end)));
    const [sums, squaresOf] = [
      pieceOf(arena, sum, start, end, areas.sum),
      pieceOf(arena, squares, start, end, areas.squares),
    ];
    add(areas.samples, stride, frames.length, end - start, sums.at, squaresOf.at);
    sums.copyBack();
    squaresOf.copyBack();
  };
}
