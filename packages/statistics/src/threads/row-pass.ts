/** A pass of threads over the rows of a few frames. */
import type { Rows, ThreadOfPool } from '@hotpix/core';
import type { ReadingThreads } from './reading-threads.ts';
import type { Job } from './serve.ts';

export class RowPass {
  private readonly threads: ReadingThreads;
  private readonly memory: WebAssembly.Memory;
  private readonly jobFor: (thread: number) => Job;
  private readonly cost: number;
  private readonly number: number;
  private readonly told = new Set<ThreadOfPool>();
  private readonly added: Promise<unknown>[] = [];

  /**
   * @param memory in which the planes lie
   * @param cost of a row, in nanoseconds
   * @param jobFor what a thread, by its number, must know of the frames and of the planes
   */
  constructor(threads: ReadingThreads, memory: WebAssembly.Memory, cost: number, jobFor: (thread: number) => Job) {
    this.threads = threads;
    this.memory = memory;
    this.cost = cost;
    this.jobFor = jobFor;
    this.number = threads.next();
  }

  /** @param isApart whether they begin where no vector of the rows before ends, so that any thread may add them meanwhile */
  add(rows: Rows, isApart: boolean): void {
    const give = (): Promise<unknown> =>
      this.threads.add(this.cost * (rows.to - rows.from), (thread) => {
        const task = { rows, pass: this.number };
        if (this.told.has(thread)) return task;
        const begin = { job: this.jobFor(thread.number), ...this.threads.tellOf(this.memory, thread) };
        this.told.add(thread);
        return { ...task, begin };
      });
    const added = isApart ? give() : Promise.all(this.added).then(give);
    added.catch(() => {});
    this.added.push(added);
  }

  /** All rows are added. */
  async end(): Promise<void> {
    try {
      await Promise.all(this.added);
    } finally {
      for (const thread of this.told) this.threads.endPass(this.number, thread);
    }
  }
}
