/** The threads of the pool as those that read frames and add their rows, and what each of them knows. */
import { ThreadPool, type Platform, type ThreadOfPool } from '@hotpix/core';
import type { Readable, Reading } from '../evidence/reading.ts';
import { compileKernels } from '../wasm/module.ts';
import { Lately } from './lately.ts';
import type { ReadTask, RowsTask, ScenesTask, Task } from './serve.ts';

const program = (): URL => new URL('./thread.js', import.meta.url);

/** Nanoseconds that it takes to read the noise of a value, about. */
const COST = 0.2;

/** What a thread knows, and what it is to be told with its next task. */
interface Knowledge {
  hasKernels: boolean;
  /** To receive a memory, and to make kernels for it, takes longer than to add a small frame. */
  readonly memories: Lately<boolean>;
  /** Passes that have come to their end. */
  readonly ended: number[];
}

export class ReadingThreads {
  private static readonly known = new WeakMap<ThreadPool, ReadingThreads>();
  private readonly pool: ThreadPool;
  private readonly knowledge = new WeakMap<ThreadOfPool, Knowledge>();
  private readonly numbers = new WeakMap<WebAssembly.Memory, number>();
  private lastNumber = 0;

  private constructor(pool: ThreadPool) {
    this.pool = pool;
  }

  /** Those of a platform, whoever asks; undefined where there is none beside the thread that calls, or nothing for them to work with. */
  static of(platform: Platform): ReadingThreads | undefined {
    const pool = platform.lanes > 1 && compileKernels() ? ThreadPool.of(platform) : undefined;
    const threads = pool && (this.known.get(pool) ?? new ReadingThreads(pool));
    if (pool && threads) this.known.set(pool, threads);
    return threads;
  }

  /** A number that nothing else has. */
  next(): number {
    return ++this.lastNumber;
  }

  read(values: Readable): Promise<Reading> {
    const reading = this.share(COST * values.samples.length, () => ({ read: values })) as Promise<Reading>;
    reading.catch(unheard);
    return reading;
  }

  /** @param cost in nanoseconds @param taskFor makes the task for the thread that is chosen */
  add(cost: number, taskFor: (thread: ThreadOfPool) => RowsTask): Promise<unknown> {
    const added = this.share(cost, taskFor);
    added.catch(unheard);
    return added;
  }

  /** @param cost in nanoseconds @param find which photographs are to be compared */
  find(cost: number, find: ScenesTask['find']): Promise<unknown> {
    return this.share(cost, () => ({ find }));
  }

  /** How a thread is told of a memory: with the memory itself, if it was not used there lately. */
  tellOf(memory: WebAssembly.Memory, thread: ThreadOfPool): { in: number; memory?: WebAssembly.Memory } {
    const number = this.numbers.get(memory) ?? this.next();
    this.numbers.set(memory, number);
    const missing: WebAssembly.Memory[] = [];
    this.knowledgeOf(thread).memories.use(number, () => missing.push(memory) > 0);
    return { in: number, memory: missing.at(0) };
  }

  /** A thread has no more rows of a pass to add, and need not keep its frames. */
  endPass(number: number, thread: ThreadOfPool): void {
    this.knowledgeOf(thread).ended.push(number);
  }

  private share(cost: number, taskFor: (thread: ThreadOfPool) => RowsTask | ReadTask | ScenesTask): Promise<unknown> {
    return this.pool.share(program(), cost, (thread): Task => {
      // First, for what fails tells the thread nothing.
      const task = taskFor(thread);
      const known = this.knowledgeOf(thread);
      const module = known.hasKernels ? undefined : compileKernels();
      known.hasKernels = true;
      const ended = known.ended.splice(0);
      return { ...(module && { module }), ...(ended.length > 0 && { ended }), ...task };
    });
  }

  private knowledgeOf(thread: ThreadOfPool): Knowledge {
    const known = this.knowledge.get(thread) ?? { hasKernels: false, memories: new Lately(), ended: [] };
    this.knowledge.set(thread, known);
    return known;
  }
}

/** Whoever waits for threads hears of their errors; nobody else may. */
const unheard = (): void => {};
