/** Moments by kernels, in threads where the platform has lanes to spare. */
import type { Accumulator, FrameShape, Platform, Rows } from '@hotpix/core';
import { RowPass } from '../threads/row-pass.ts';
import { ReadingThreads } from '../threads/reading-threads.ts';
import { arenaOf, isShared, WasmArena } from '../wasm/arena.ts';
import { MOST_FRAMES } from '../wasm/module.ts';
import { isNew } from '../wasm/take-pages.ts';
import type { MomentPlanes } from './moment-planes.ts';
import { areasOf, MomentsPass, momentsLayout, type Values } from './moments-pass.ts';
import type { MomentsJob } from './moments-job.ts';

/** Nanoseconds that it takes to add a value of a frame, about. */
const COST = 0.5;

type Add = NonNullable<Accumulator<Values>['add']>;

/** Adds rows of the frames that it was made for. */
interface Adder {
  add(rows: Rows): void;
  end(): void | Promise<unknown>;
}

/** @param otherwise where the engine has no kernels, and for more frames than they take */
export function momentsByKernels(otherwise: Add): Add {
  let spare: WasmArena | undefined;
  const adders = new WeakMap<readonly Values[], Adder>();
  return (planes, frames, rows, prepared, context) => {
    spare ??= WasmArena.create();
    if (!spare || frames.length > MOST_FRAMES) return otherwise(planes, frames, rows, prepared, context);
    const adder = adders.get(prepared) ?? adderOf(context.platform, spare, planes as MomentPlanes, frames[0], prepared);
    adders.set(prepared, adder);
    adder.add(rows);
    if (rows.to < frames[0].height) return undefined;
    adders.delete(prepared);
    return adder.end() as Promise<void> | undefined;
  };
}

function adderOf(
  platform: Platform,
  spare: WasmArena,
  planes: MomentPlanes,
  shape: FrameShape,
  frames: readonly Values[],
): Adder {
  const [arena, threads] = [arenaOf(planes.sum), ReadingThreads.of(platform)];
  const layout = momentsLayout(shape, frames);
  if (!arena || !threads || !frames.every(areShared)) {
    const place = arena ?? spare;
    const areas = place.layOut('moments', areasOf(layout));
    const pass = new MomentsPass(place, layout, areas, frames, isNew(planes.sum));
    return { add: (rows) => pass.addRows(planes, rows), end: () => undefined };
  }
  const isFirst = isNew(planes.sum);
  const pass = new RowPass(threads, arena.memory, COST * layout.row * layout.frames, (thread): MomentsJob => {
    const areas = arena.layOut(`moments of thread ${thread}`, areasOf(layout));
    return { kind: 'moments', layout, areas, frames, planes, isNew: isFirst };
  });
  // Rows from a multiple of 32 on begin at a whole vector, and so do their places of 2x2 pixels.
  return { add: (rows) => pass.add(rows, rows.from % 32 === 0), end: () => pass.end() };
}

const areShared = ({ first, chroma }: Values): boolean =>
  isShared(first) && (!chroma || (isShared(chroma.cb) && isShared(chroma.cr)));
