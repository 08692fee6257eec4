/** Threads that read frames and add their rows, started when there is something to do. */
import type { Platform, Thread } from '@hotpix/core';
import { compileKernels } from '../wasm/module.ts';
import { Lately } from './lately.ts';
import type { Answer, Job, Order, Question } from './serve.ts';

/** Threads beyond which the memory is what they wait for. */
const MOST = 8;
/** Milliseconds after which threads without work end. */
const IDLE = 2000;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export class Threads {
  private static readonly known = new WeakMap<Platform, Threads>();
  private readonly platform: Platform;
  private readonly size: number;
  private readonly started: Thread[] = [];
  private readonly asked = new Map<number, Waiting>();
  /** What will be sent to each at the end of the work under way, in one message: of small frames there are many orders at once. */
  private readonly orders = new Map<Thread, Order[]>();
  /** The memories that a thread has. */
  private readonly sent = new WeakMap<Thread, Lately<boolean>>();
  private readonly memories = new WeakMap<WebAssembly.Memory, number>();
  /** How much each was given so far. */
  private readonly given = new WeakMap<Thread, number>();
  private failure = new Error('Expected threads that are at work, got some that have ended.');
  private numbers = 0;
  private waiting = 0;
  private idle: ReturnType<typeof setTimeout> | undefined;
  private lastWork = 0;

  private constructor(platform: Platform) {
    this.platform = platform;
    this.size = Math.min(MOST, platform.lanes);
  }

  /** Those of a platform, whoever asks; undefined where nothing can be started. */
  static of(platform: Platform): Threads | undefined {
    if (platform.lanes <= 1) return undefined;
    const threads = this.known.get(platform) ?? new Threads(platform);
    this.known.set(platform, threads);
    return threads;
  }

  /** Those that were woken; none once one of them has failed. */
  get all(): readonly Thread[] {
    return this.started;
  }

  /** A number that no other order has. */
  next(): number {
    return ++this.numbers;
  }

  /** Starts those that are missing. */
  wake(): readonly Thread[] {
    while (this.started.length < this.size) this.started.push(this.start());
    return this.started;
  }

  /** Which thread was given the least so far; -1 where there is none. @param more what it is given now, as a cost */
  leastBusy(more: number): number {
    const given = this.started.map((thread) => this.given.get(thread) ?? 0);
    const least = given.indexOf(Math.min(...given));
    if (least >= 0) this.given.set(this.started[least], given[least] + more);
    return least;
  }

  /** Begins a pass. A thread is sent a memory once: to receive one, and to make kernels for it, takes longer than to add a small frame. */
  begin(thread: Thread, pass: number, job: Job, memory: WebAssembly.Memory): void {
    const number = this.memories.get(memory) ?? this.next();
    this.memories.set(memory, number);
    const lately = this.sent.get(thread) ?? new Lately();
    this.sent.set(thread, lately);
    const missing: WebAssembly.Memory[] = [];
    lately.use(number, () => missing.push(memory) > 0);
    this.tell(thread, { begin: pass, job, in: number, memory: missing.at(0) });
  }

  tell(thread: Thread, order: Order): void {
    const waiting = this.orders.get(thread);
    if (waiting) waiting.push(order);
    else {
      this.orders.set(thread, [order]);
      queueMicrotask(() => this.send(thread));
    }
  }

  /** What a thread answers; a thread that has ended, or ends before, has an error to say. */
  ask(thread: Thread, question: Question): Promise<unknown> {
    if (!this.started.includes(thread)) return Promise.reject(this.failure);
    const of = this.next();
    const answer = new Promise((resolve, reject) => this.asked.set(of, { resolve, reject }));
    this.tell(thread, { ...question, of });
    return this.waitFor(answer);
  }

  private send(thread: Thread): void {
    const orders = this.orders.get(thread);
    this.orders.delete(thread);
    this.lastWork = performance.now();
    try {
      thread.postMessage(orders);
    } catch (error) {
      this.fail(error as Error);
    }
  }

  /** Only whoever waits for threads keeps the process alive: a run may end before they do. */
  private async waitFor<T>(work: Promise<T>): Promise<T> {
    this.waiting++;
    for (const thread of this.started) thread.ref();
    try {
      return await work;
    } finally {
      if (--this.waiting === 0) this.rest();
    }
  }

  private start(): Thread {
    const thread = this.platform.start(new URL('./thread.js', import.meta.url));
    thread.on('message', (answers) => (answers as readonly Answer[]).forEach((answer) => this.answered(answer)));
    thread.on('error', (error) => this.fail(error as Error));
    thread.unref();
    const module = compileKernels();
    if (module) this.tell(thread, { module });
    return thread;
  }

  private answered({ of, value }: Answer): void {
    this.asked.get(of)?.resolve(value);
    this.asked.delete(of);
  }

  private fail(error: Error): void {
    this.failure = error;
    this.dismiss();
    for (const { reject } of this.asked.values()) reject(error);
    this.asked.clear();
  }

  /** They wait a while for more work, and keep no process alive meanwhile. */
  private rest(): void {
    for (const thread of this.started) thread.unref();
    clearTimeout(this.idle);
    this.idle = setTimeout(() => {
      if (this.waiting > 0) return;
      if (performance.now() - this.lastWork < IDLE) this.rest();
      else this.dismiss();
    }, IDLE);
    (this.idle as { unref?(): void }).unref?.();
  }

  private dismiss(): void {
    for (const thread of this.started.splice(0)) thread.terminate();
  }
}
