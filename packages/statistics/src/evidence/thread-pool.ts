/** Threads that add evidence, each to rows of its own. */
import { shapeOf, type Frame, type Platform, type Rows, type Thread } from '@hotpix/core';
import { arenaOf, type WasmArena } from '../wasm/arena.ts';
import { compileKernels } from '../wasm/module.ts';
import type { EvidenceFrame } from './evidence-frame.ts';
import type { AddSites, SitePlanes } from './evidence.ts';
import { areForKernels } from './evidence-kernel.ts';
import { areasOf, layoutOf } from './layout.ts';
import type { Answer, Order } from './serve.ts';

/** Threads beyond which the memory is what they wait for. */
const MOST = 4;
/** Milliseconds after which threads without work end. */
const IDLE = 2000;
/** Rows that begin at a multiple of this many sites touch no vector of the rows before. */
const VECTOR = 16;

interface Member {
  readonly thread: Thread;
  /** The frames that the thread was told of. */
  frames: readonly EvidenceFrame[] | undefined;
}

interface Pass {
  readonly number: number;
  readonly frames: readonly EvidenceFrame[];
  readonly histogram: Float64Array;
  /** Stripes that no thread has answered for. */
  pending: number;
  settle(error?: Error): void;
  readonly end: Promise<void>;
}

export class ThreadPool {
  private readonly platform: Platform;
  private readonly size: number;
  private readonly members: Member[] = [];
  private pass: Pass | undefined;
  private last = 0;
  private passes = 0;
  private idle: ReturnType<typeof setTimeout> | undefined;

  constructor(platform: Platform) {
    this.platform = platform;
    // The thread that calls has enough to do with the frames themselves.
    this.size = Math.min(MOST, platform.lanes - 1);
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
    const isHere = arena && prepared.every(({ samples }) => arena.has(samples));
    if (!isHere || !areForKernels(planes, frames, prepared)) return otherwise(planes, frames, rows, prepared);
    const pass = this.pass?.frames === prepared ? this.pass : this.begin(planes, prepared);
    if ((rows.from * frames[0].width) % VECTOR === 0) this.last = (this.last + 1) % this.members.length;
    const member = this.members.at(this.last);
    // A thread has failed.
    if (!member) return pass.end;
    if (member.frames !== prepared) this.tell(member, arena, planes, frames, prepared);
    pass.pending++;
    this.send(member, { rows, of: pass.number });
    if (rows.to < frames[0].height) return undefined;
    return this.finish(pass);
  }

  private begin({ histogram }: SitePlanes, frames: readonly EvidenceFrame[]): Pass {
    clearTimeout(this.idle);
    this.last = 0;
    while (this.members.length < this.size) this.members.push(this.start());
    let settle = (_?: Error): void => {};
    const end = new Promise<void>((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve());
    });
    // Whoever waits for the last rows hears of it; nobody else may.
    end.catch(() => undefined);
    // One more until all rows are out.
    this.pass = { number: ++this.passes, frames, histogram, pending: 1, settle, end };
    return this.pass;
  }

  private async finish(pass: Pass): Promise<void> {
    // Only whoever waits for threads keeps the process alive: a run may fail before its last rows.
    for (const { thread } of this.members) thread.ref();
    this.answered(pass);
    try {
      await pass.end;
    } finally {
      this.rest();
    }
  }

  private start(): Member {
    const thread = this.platform.start(new URL('./thread.js', import.meta.url));
    thread.on('message', (answer) => {
      const { of, bins } = answer as Answer;
      const { pass } = this;
      // A run that ended early does not wait for its answers.
      if (pass?.number !== of) return;
      for (let i = 0; i < bins.length; i++) pass.histogram[i] += bins[i];
      this.answered(pass);
    });
    thread.unref();
    thread.on('error', (error) => {
      this.dismiss();
      this.pass?.settle(error as Error);
    });
    return { thread, frames: undefined };
  }

  private answered(pass: Pass): void {
    if (--pass.pending === 0) pass.settle();
  }

  private tell(
    member: Member,
    arena: WasmArena,
    planes: SitePlanes,
    frames: readonly Frame[],
    prepared: readonly EvidenceFrame[],
  ): void {
    const layout = layoutOf(frames, prepared);
    const areas = arena.layOut(`evidence of thread ${this.members.indexOf(member)}`, areasOf(layout));
    const { sum, excess, residual, count, above, below, heat } = planes;
    this.send(member, {
      module: compileKernels() as WebAssembly.Module,
      memory: arena.memory,
      layout,
      areas,
      shapes: frames.map(shapeOf),
      // Functions cannot be sent; a thread makes the rings of the shape.
      frames: prepared.map(({ rings: _, ...frame }) => frame),
      planes: { sum, excess, residual, count, above, below, heat },
      bins: planes.histogram.length,
    });
    member.frames = prepared;
  }

  private send({ thread }: Member, order: Order): void {
    thread.postMessage(order);
  }

  /** Threads wait a while for the next frames, and keep no process alive meanwhile. */
  private rest(): void {
    this.pass = undefined;
    for (const member of this.members) {
      member.frames = undefined;
      member.thread.unref();
    }
    this.idle = setTimeout(() => this.dismiss(), IDLE);
    (this.idle as { unref?(): void }).unref?.();
  }

  private dismiss(): void {
    for (const { thread } of this.members.splice(0)) thread.terminate();
  }
}
