/** The program of threads that read frames and add rows. `scripts/kernels.mjs` makes a module of it that imports nothing. */
import type { Rows, TaskScope } from '@hotpix/core';
import { evidenceAdder, type EvidenceJob } from '../evidence/evidence-job.ts';
import { read, type Readable } from '../evidence/reading.ts';
import { momentsAdder, type MomentsJob } from '../moments/moments-job.ts';
import type { LookAt } from '../look.ts';
import { lookByKernels } from '../noise/look-kernel.ts';
import type { Span } from '../scenes/each-of-one-scene.ts';
import { groupAmong } from '../scenes/groups.ts';
import type { Groups, Prints } from '../scenes/prints.ts';
import { instantiate, kernelsOf, type OwnKernels } from '../wasm/module.ts';
import type { AddRows } from './add-rows.ts';
import { Lately } from './lately.ts';

/** What must be known before rows of some frames can be added. */
export type Job = EvidenceJob | MomentsJob;

/** Passes and memories go by their numbers. The first task of a thread brings the kernels, any those that have ended since the one before. */
export type Task = { readonly module?: WebAssembly.Module; readonly ended?: readonly number[] } & (
  ReadTask | RowsTask | ScenesTask
);

export interface ScenesTask {
  /** Photographs, and which of them to compare with all earlier ones. */
  readonly find: { readonly prints: Prints; readonly later: Span };
}

export interface ReadTask {
  readonly read: Readable;
}

export interface RowsTask {
  readonly rows: Rows;
  readonly pass: number;
  /** With the first rows of a pass; a memory comes along that was not used lately. */
  readonly begin?: { readonly job: Job; readonly in: number; readonly memory?: WebAssembly.Memory };
}

class ReadingThread {
  private readonly module: WebAssembly.Module;
  private readonly lookAt: LookAt;
  private readonly passes = new Map<number, AddRows>();
  private readonly memories = new Lately<OwnKernels>();

  constructor(module: WebAssembly.Module) {
    this.module = module;
    this.lookAt = lookByKernels(module);
  }

  follow({ ended = [], ...task }: Omit<Task, 'module'> & (ReadTask | RowsTask | ScenesTask)): unknown {
    for (const pass of ended) this.passes.delete(pass);
    if ('read' in task) return read(task.read, this.lookAt);
    if ('find' in task) return this.find(task.find);
    const { rows, pass, begin } = task;
    if (begin) this.begin(pass, begin.job, this.memoryOf(begin.in, begin.memory));
    this.passes.get(pass)!(rows);
    return undefined;
  }

  private find({ prints, later }: ScenesTask['find']): Groups {
    return groupAmong(prints, later, (pages) => kernelsOf(this.module, pages));
  }

  private begin(number: number, job: Job, memory: OwnKernels): void {
    this.passes.set(number, job.kind === 'evidence' ? evidenceAdder(job, memory) : momentsAdder(job, memory));
  }

  private memoryOf(number: number, memory: WebAssembly.Memory | undefined): OwnKernels {
    return this.memories.use(number, () => {
      if (!memory) throw new Error(`Expected memory ${number}, which was not used lately, got none.`);
      return { memory, kernels: instantiate(this.module, memory) };
    });
  }
}

declare const serveTasks: TaskScope['serveTasks'];

let thread: ReadingThread | undefined;
serveTasks(({ module, ...task }: Task) => {
  if (module) thread = new ReadingThread(module);
  return { value: thread!.follow(task) };
});
