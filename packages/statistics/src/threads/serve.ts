/** The program of a thread that reads frames and adds rows. `scripts/kernels.mjs` makes a module of it that imports nothing. */
import type { Rows, ThreadScope } from '@hotpix/core';
import { evidenceAdder, type EvidenceJob } from '../evidence/evidence-job.ts';
import { read, type Readable } from '../evidence/reading.ts';
import { momentsAdder, type MomentsJob } from '../moments/moments-job.ts';
import type { MeasureLevels } from '../noise/levels.ts';
import { levelsKernel } from '../noise/levels-kernel.ts';
import { instantiate, type OwnKernels } from '../wasm/module.ts';
import { Lately } from './lately.ts';
import type { RowAdder } from './row-adder.ts';

/** What must be known before rows of some frames can be added. */
export type Job = EvidenceJob | MomentsJob;

/** What is answered: what was read of a frame, or what there is to say once all rows of a pass are added. */
export type Question = { readonly read: Readable } | { readonly end: number };

/** Passes and memories go by their numbers; a memory comes along that was not used lately. The kernels come first. */
export type Order =
  | { readonly module: WebAssembly.Module }
  | (Question & { readonly of: number })
  | { readonly begin: number; readonly job: Job; readonly in: number; readonly memory?: WebAssembly.Memory }
  | { readonly rows: Rows; readonly pass: number };

/** `of` is that of the question. */
export interface Answer {
  readonly of: number;
  readonly value: unknown;
}

/** Passes under way at a time are fewer; of others nobody will ask any more. */
const MOST_PASSES = 16;

/** Takes lists of orders, and answers each with a list. */
export function serve(scope: ThreadScope): void {
  let thread: ReadingThread | undefined;
  const follow = (order: Order): Answer | undefined => {
    if ('module' in order) thread = new ReadingThread(order.module);
    else return thread?.follow(order);
    return undefined;
  };
  scope.addEventListener('message', ({ data }) => {
    const answers = (data as readonly Order[]).map(follow).filter((answer) => answer !== undefined);
    if (answers.length > 0) scope.postMessage(answers);
  });
}

class ReadingThread {
  private readonly module: WebAssembly.Module;
  private readonly measureLevels: MeasureLevels;
  private readonly passes = new Map<number, RowAdder>();
  private readonly memories = new Lately<OwnKernels>();

  constructor(module: WebAssembly.Module) {
    this.module = module;
    this.measureLevels = levelsKernel(module);
  }

  follow(order: Exclude<Order, { readonly module: unknown }>): Answer | undefined {
    if ('read' in order) return { of: order.of, value: read(order.read, this.measureLevels) };
    if ('begin' in order) this.begin(order.begin, order.job, this.memoryOf(order.in, order.memory));
    else if ('rows' in order) this.passes.get(order.pass)?.add(order.rows);
    else {
      const value = this.passes.get(order.end)?.end();
      this.passes.delete(order.end);
      return { of: order.of, value };
    }
    return undefined;
  }

  private begin(number: number, job: Job, memory: OwnKernels): void {
    const [oldest] = this.passes.keys();
    if (this.passes.size >= MOST_PASSES) this.passes.delete(oldest);
    this.passes.set(number, job.kind === 'evidence' ? evidenceAdder(job, memory) : momentsAdder(job, memory));
  }

  private memoryOf(number: number, memory: WebAssembly.Memory | undefined): OwnKernels {
    return this.memories.use(number, () => {
      if (!memory) throw new Error(`Expected memory ${number}, which was not used lately, got none.`);
      return { memory, kernels: instantiate(this.module, memory) };
    });
  }
}
