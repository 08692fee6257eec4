/** Threads that read the frames of a component and add their evidence, each to rows of its own. */
import { shapeOf, type Frame, type Rows } from '@hotpix/core';
import { RowPass } from '../threads/row-pass.ts';
import type { ReadingThreads } from '../threads/reading-threads.ts';
import { arenaOf, isShared, type WasmArena } from '../wasm/arena.ts';
import type { EvidenceFrame } from './evidence-frame.ts';
import type { EvidenceJob } from './evidence-job.ts';
import type { AddComponent, ComponentPlanes, SitePlanes } from './evidence.ts';
import { areForKernels } from './evidence-kernel.ts';
import { isNew } from '../wasm/take-pages.ts';
import { areasOf, layoutOf, type Areas, type Layout } from './layout.ts';
import { addBins, clearBins } from './passes.ts';
import { read, type Readable, type Reading } from './reading.ts';

/** Rows that begin at a multiple of this many sites touch no vector of the rows before. */
const VECTOR = 16;

/** Nanoseconds that it takes to add a site of a frame, about. */
const COST = 3;

interface Pass {
  readonly rows: RowPass;
  readonly arena: WasmArena;
  readonly layout: Layout;
  /** By the numbers of threads, of those that had rows. */
  readonly areas: ReadonlyMap<number, Areas>;
}

export class EvidenceByThreads {
  private readonly threads: ReadingThreads;
  /** By what was prepared of their frames: several scans may take turns. */
  private readonly passes = new WeakMap<readonly EvidenceFrame[], Pass>();

  constructor(threads: ReadingThreads) {
    this.threads = threads;
  }

  /** Reads values in a thread, if they lie where threads see them. */
  read(values: Readable): Reading | Promise<Reading> {
    return isShared(values.samples) ? this.threads.read(values) : read(values);
  }

  /** Hands rows to a thread; the promise of the last rows is that of all. @param otherwise for what threads cannot add */
  add(
    planes: ComponentPlanes,
    frames: readonly Frame[],
    rows: Rows,
    prepared: readonly EvidenceFrame[],
    otherwise: AddComponent,
  ): void | Promise<void> {
    const arena = arenaOf(planes.sum);
    const isShown = [planes.edges, planes.slopes].every((plane) => plane === undefined || arena?.has(plane));
    const isHere = arena && isShown && prepared.every(({ samples }) => isShared(samples));
    if (!isHere || !areForKernels(planes, frames, prepared)) return otherwise(planes, frames, rows, prepared);
    const pass = this.passes.get(prepared) ?? this.begin(arena, planes, frames, prepared);
    this.passes.set(prepared, pass);
    pass.rows.add(rows, (rows.from * frames[0].width) % VECTOR === 0);
    if (rows.to < frames[0].height) return undefined;
    this.passes.delete(prepared);
    return finish(pass, planes);
  }

  private begin(
    arena: WasmArena,
    planes: ComponentPlanes,
    frames: readonly Frame[],
    prepared: readonly EvidenceFrame[],
  ): Pass {
    const areas = new Map<number, Areas>();
    const layout = layoutOf(frames, prepared);
    const isFirst = isNew(planes.sum);
    const { sum, excess, residual, count, above, below, heat, edges, slopes } = planes;
    const jobOf = (thread: number): EvidenceJob => ({
      kind: 'evidence',
      areas: ofThread(thread),
      layout,
      shapes: frames.map(shapeOf),
      // Functions cannot be sent; a thread makes the rings of the shape.
      frames: prepared.map(({ rings: _, ...frame }) => frame),
      beside: prepared.map(({ samples }) => arena.has(samples)),
      planes: { sum, excess, residual, count, above, below, heat },
      edges: { edges, slopes },
      isNew: isFirst,
    });
    const ofThread = (thread: number): Areas => {
      // Another thread of the same number goes on in them.
      const known = areas.get(thread);
      if (known) return known;
      const own = arena.layOut(`evidence of thread ${thread}`, areasOf(layout));
      clearBins(arena, layout, own);
      areas.set(thread, own);
      return own;
    };
    const cost = COST * layout.width * frames.length;
    return { rows: new RowPass(this.threads, arena.memory, cost, jobOf), arena, layout, areas };
  }
}

async function finish({ rows, arena, layout, areas }: Pass, { histogram }: SitePlanes): Promise<void> {
  await rows.end();
  for (const own of areas.values()) addBins(histogram, arena, layout, own);
}
