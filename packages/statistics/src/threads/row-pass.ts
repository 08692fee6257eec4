/** A pass of threads over the rows of a few frames. */
import type { Rows, Thread } from '@hotpix/core';
import type { Job } from './serve.ts';
import type { Threads } from './threads.ts';

export class RowPass {
  private readonly threads: Threads;
  private readonly memory: WebAssembly.Memory;
  private readonly jobOf: (thread: number) => Job;
  private readonly cost: number;
  private readonly number: number;
  private readonly told = new Set<Thread>();
  private last = -1;

  /**
   * @param memory in which the planes lie
   * @param cost of a row, in the time that the moments of one value take
   * @param jobOf what a thread, by its number, must know of the frames and of the planes
   */
  constructor(threads: Threads, memory: WebAssembly.Memory, cost: number, jobOf: (thread: number) => Job) {
    this.threads = threads;
    this.cost = cost;
    this.memory = memory;
    this.jobOf = jobOf;
    this.number = threads.next();
    threads.wake();
  }

  /** Hands rows to a thread. @param isApart whether they begin where no vector of the rows before ends, so that any thread may take them */
  add(rows: Rows, isApart: boolean): void {
    const { all } = this.threads;
    if (isApart || this.last < 0) this.last = this.threads.leastBusy((rows.to - rows.from) * this.cost);
    const thread = all[this.last] as Thread | undefined;
    // One has failed, as `end` will say.
    if (!thread) return;
    if (!this.told.has(thread)) this.threads.begin(thread, this.number, this.jobOf(this.last), this.memory);
    this.told.add(thread);
    this.threads.tell(thread, { rows, pass: this.number });
  }

  /** What each thread has to say once all of its rows are added. */
  async end(): Promise<unknown[]> {
    // Where none was there, the first that starts says why.
    const told = this.told.size > 0 ? [...this.told] : this.threads.wake().slice(0, 1);
    return Promise.all(told.map((thread) => this.threads.ask(thread, { end: this.number })));
  }
}
