/** Which photographs of many show one scene. */
import type { Platform } from '@hotpix/core';
import { ReadingThreads } from '../threads/reading-threads.ts';
import { ownKernels } from '../wasm/module.ts';
import type { KernelOptions } from '../wasm/options.ts';
import type { Span } from './each-of-one-scene.ts';
import { groupAmong, join } from './groups.ts';
import type { Groups, Prints } from './prints.ts';

/** Fewer photographs are compared in less time than threads take to hear of them. */
const FEW = 256;
/** Nanoseconds that it takes to compare two, about. */
const COST = 200;
/** Spans per thread: the last ones to be done keep nobody waiting for long. */
const SPANS = 4;

/** Compares all photographs with each other. */
export function findScenes(prints: Prints, { kernels = 'auto' }: KernelOptions = {}): Groups {
  const kernelsIn = kernels === 'auto' ? ownKernels : (): undefined => undefined;
  return groupAmong(prints, { from: 0, to: prints.known.length }, kernelsIn);
}

/** The same by the threads of a platform, where it has some. */
export async function findScenesByThreads(prints: Prints, platform: Platform): Promise<Groups> {
  const n = prints.known.length;
  const threads = n < FEW ? undefined : ReadingThreads.of(platform);
  if (!threads) return findScenes(prints);
  const parts = await Promise.all(
    spansOf(n, SPANS * platform.lanes).map((later) => {
      const pairs = ((later.to - later.from) * (later.from + later.to)) / 2;
      return threads.find(COST * pairs, { prints, later }) as Promise<Groups>;
    }),
  );
  return parts.reduce(join);
}

/** Spans with about as many pairs each. */
function spansOf(n: number, spans: number): Span[] {
  const ends = Array.from({ length: spans + 1 }, (_, i) => Math.round(n * Math.sqrt(i / spans)));
  return ends.slice(1).map((to, i) => ({ from: ends[i], to }));
}
