/** Threads that read frames, and add evidence, each to rows of its own. */
import { shapeOf, type Frame, type Platform, type Rows, type Thread } from '@hotpix/core';
import { arenaOf, isShared, type WasmArena } from '../wasm/arena.ts';
import { compileKernels } from '../wasm/module.ts';
import type { EvidenceFrame } from './evidence-frame.ts';
import type { AddSites, SitePlanes } from './evidence.ts';
import { areForKernels } from './evidence-kernel.ts';
import { areasOf, layoutOf } from './layout.ts';
import { read, type Readable, type Reading } from './reading.ts';
import type { Answer, Order } from './serve.ts';
import { Threads } from './threads.ts';

/** Rows that begin at a multiple of this many sites touch no vector of the rows before. */
const VECTOR = 16;

interface Pass {
  readonly number: number;
  readonly frames: readonly EvidenceFrame[];
  readonly histogram: Float64Array;
  /** Stripes that no thread has answered for. */
  pending: number;
  readonly end: Pending<void>;
}

/** What threads have still to do. */
interface Pending<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: Error): void;
}

export class ThreadPool {
  private readonly threads: Threads;
  private readonly readings = new Map<number, Pending<Reading>>();
  /** The frames that a thread was told of. */
  private told = new WeakMap<Thread, readonly EvidenceFrame[]>();
  private pass: Pass | undefined;
  private last = 0;
  private orders = 0;

  constructor(platform: Platform) {
    this.threads = new Threads(platform, {
      answered: (answer) => this.answered(answer as Answer),
      failed: (error) => {
        this.pass?.end.reject(error);
        for (const { reject } of this.readings.values()) reject(error);
        this.readings.clear();
      },
    });
  }

  /** Reads values in a thread, if they lie where threads see them. */
  read(values: Readable): Reading | Promise<Reading> {
    if (!isShared(values.samples)) return read(values);
    const all = this.threads.wake();
    const number = ++this.orders;
    const reading = pending<Reading>();
    this.readings.set(number, reading);
    send(all[number % all.length], { read: values, of: number });
    const done = this.threads.waitFor(reading.promise);
    done.catch(unheard);
    return done;
  }

  /** Hands rows to a thread; the promise of the last rows is that of all. @param otherwise for what threads cannot add */
  add(
    planes: SitePlanes,
    frames: readonly Frame[],
    rows: Rows,
    prepared: readonly EvidenceFrame[],
    otherwise: AddSites,
  ): void | Promise<void> {
    const arena = arenaOf(planes.sum);
    const isHere = arena && prepared.every(({ samples }) => isShared(samples));
    if (!isHere || !areForKernels(planes, frames, prepared)) return otherwise(planes, frames, rows, prepared);
    const pass = this.pass?.frames === prepared ? this.pass : this.begin(planes, prepared);
    const { all } = this.threads;
    if ((rows.from * frames[0].width) % VECTOR === 0) this.last = (this.last + 1) % all.length;
    const thread = all.at(this.last);
    // A thread has failed.
    if (!thread) return pass.end.promise;
    if (this.told.get(thread) !== prepared) this.tell(thread, arena, planes, frames, prepared);
    pass.pending++;
    send(thread, { rows, of: pass.number });
    if (rows.to < frames[0].height) return undefined;
    return this.finish(pass);
  }

  private begin({ histogram }: SitePlanes, frames: readonly EvidenceFrame[]): Pass {
    this.threads.wake();
    this.last = 0;
    const end = pending<void>();
    end.promise.catch(unheard);
    // One more until all rows are out.
    this.pass = { number: ++this.orders, frames, histogram, pending: 1, end };
    return this.pass;
  }

  private async finish(pass: Pass): Promise<void> {
    this.addedTo(pass);
    try {
      await this.threads.waitFor(pass.end.promise);
    } finally {
      // Frames must not be held longer than they are needed.
      this.pass = undefined;
      this.told = new WeakMap();
    }
  }

  private answered(answer: Answer): void {
    if ('reading' in answer) {
      this.readings.get(answer.of)?.resolve(answer.reading);
      this.readings.delete(answer.of);
      return;
    }
    const { pass } = this;
    // A run that ended early does not wait for its answers.
    if (pass?.number !== answer.of) return;
    for (let i = 0; i < answer.bins.length; i++) pass.histogram[i] += answer.bins[i];
    this.addedTo(pass);
  }

  private addedTo(pass: Pass): void {
    if (--pass.pending === 0) pass.end.resolve();
  }

  private tell(
    thread: Thread,
    arena: WasmArena,
    planes: SitePlanes,
    frames: readonly Frame[],
    prepared: readonly EvidenceFrame[],
  ): void {
    const layout = layoutOf(frames, prepared);
    const areas = arena.layOut(`evidence of thread ${this.threads.all.indexOf(thread)}`, areasOf(layout));
    const { sum, excess, residual, count, above, below, heat } = planes;
    send(thread, {
      module: compileKernels() as WebAssembly.Module,
      memory: arena.memory,
      layout,
      areas,
      shapes: frames.map(shapeOf),
      // Functions cannot be sent; a thread makes the rings of the shape.
      frames: prepared.map(({ rings: _, ...frame }) => frame),
      beside: prepared.map(({ samples }) => arena.has(samples)),
      planes: { sum, excess, residual, count, above, below, heat },
      bins: planes.histogram.length,
    });
    this.told.set(thread, prepared);
  }
}

function send(thread: Thread, order: Order): void {
  thread.postMessage(order);
}

function pending<T>(): Pending<T> {
  let [resolve, reject]: [(value: T) => void, (error: Error) => void] = [() => {}, () => {}];
  const promise = new Promise<T>((...both) => ([resolve, reject] = both));
  return { promise, resolve, reject };
}

/** Whoever waits for threads hears of their errors; nobody else may. */
const unheard = (): void => {};
