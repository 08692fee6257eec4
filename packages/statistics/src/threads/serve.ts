/** The program of a thread that reads frames and adds rows. `scripts/kernels.mjs` makes a module of it that imports nothing. */
import type { Rows, ThreadScope } from '@hotpix/core';
import { evidenceAdder, type EvidenceJob } from '../evidence/evidence-job.ts';
import { read, type Readable } from '../evidence/reading.ts';
import { momentsAdder, type MomentsJob } from '../moments/moments-job.ts';
import type { MeasureLevels } from '../noise/levels.ts';
import { levelsKernel } from '../noise/levels-kernel.ts';
import type { RowAdder } from './row-adder.ts';

/** What must be known before rows of some frames can be added. */
export type Job = EvidenceJob | MomentsJob;

/** What is answered: what was read of a frame, or what there is to say once all rows of a pass are added. */
export type Question = { readonly read: Readable; readonly module: WebAssembly.Module } | { readonly end: number };

/** Passes go by their numbers. */
export type Order =
  | (Question & { readonly of: number })
  | { readonly begin: number; readonly job: Job }
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
  const passes = new Map<number, RowAdder>();
  let measureLevels: MeasureLevels | undefined;
  const follow = (order: Order): Answer | undefined => {
    if ('read' in order) {
      measureLevels ??= levelsKernel(order.module);
      return { of: order.of, value: read(order.read, measureLevels) };
    }
    if ('begin' in order) begin(passes, order.begin, order.job);
    else if ('rows' in order) passes.get(order.pass)?.add(order.rows);
    else {
      const value = passes.get(order.end)?.end();
      passes.delete(order.end);
      return { of: order.of, value };
    }
    return undefined;
  };
  scope.addEventListener('message', ({ data }) => {
    const answers = (data as readonly Order[]).map(follow).filter((answer) => answer !== undefined);
    if (answers.length > 0) scope.postMessage(answers);
  });
}

function begin(passes: Map<number, RowAdder>, number: number, job: Job): void {
  const [oldest] = passes.keys();
  if (passes.size >= MOST_PASSES) passes.delete(oldest);
  passes.set(number, job.kind === 'evidence' ? evidenceAdder(job) : momentsAdder(job));
}
