/** Threads that decode: planes of JPEGs, and raw files by LibRaw. */
import type { DecodePlanes } from '@hotpix/decoder-jpeg/pure';
import type { Unpack } from '@hotpix/decoder-raw/pure';
import { HotpixError } from '@hotpix/core';
import type { Done, Job } from './decode-thread.ts';
import { librawModule } from './libraw.ts';

interface Waiting {
  readonly job: Omit<Job, 'libraw'>;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Milliseconds after which a thread without work ends, with the memory that it decoded in. */
const IDLE = 2000;

interface Idle {
  readonly thread: Worker;
  readonly end: ReturnType<typeof setTimeout>;
}

export class DecodeThreads {
  private readonly size: number;
  private readonly idle: Idle[] = [];
  private readonly queue: Waiting[] = [];
  private started = 0;

  /** @param size most threads; they start as they are needed, and end where they are needed no longer */
  constructor(size: number) {
    this.size = size;
  }

  readonly planes: DecodePlanes = (task, signal) => this.run({ kind: 'planes', task }, signal) as never;
  readonly unpack: Unpack = (task, signal) => this.run({ kind: 'raw', task }, signal) as never;

  /** Ends those without work. */
  endIdle(): void {
    for (const { thread, end } of this.idle.splice(0)) {
      clearTimeout(end);
      this.end(thread);
    }
  }

  private run(job: Waiting['job'], signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        const at = this.queue.indexOf(waiting);
        if (at >= 0) this.queue.splice(at, 1);
        waiting.reject(new HotpixError('aborted', 'The decoding was stopped.'));
      };
      // A signal that goes off by time outlives the file by minutes, and would keep its bytes.
      const settle =
        <T>(how: (value: T) => void) =>
        (value: T): void => {
          signal.removeEventListener('abort', stop);
          how(value);
        };
      const waiting: Waiting = { job, resolve: settle(resolve), reject: settle(reject) };
      this.queue.push(waiting);
      signal.addEventListener('abort', stop);
      this.next();
    });
  }

  private next(): void {
    if (this.queue.length === 0) return;
    const thread = this.wake() ?? (this.started < this.size ? this.start() : undefined);
    if (thread) void this.give(thread, this.queue.shift() as Waiting);
  }

  /** The one that rests for the shortest time: of many, those that are not needed come to their end. */
  private wake(): Worker | undefined {
    const last = this.idle.pop();
    clearTimeout(last?.end);
    return last?.thread;
  }

  private rest(thread: Worker): void {
    const end = setTimeout(() => {
      this.idle.splice(this.idle.indexOf(own), 1);
      this.end(thread);
    }, IDLE);
    const own = { thread, end };
    this.idle.push(own);
  }

  private end(thread: Worker): void {
    thread.terminate();
    this.started--;
  }

  private start(): Worker {
    this.started++;
    return new Worker(new URL('./decode-thread.ts', import.meta.url), { type: 'module' });
  }

  private async give(thread: Worker, { job, resolve, reject }: Waiting): Promise<void> {
    const done = (): void => {
      [thread.onmessage, thread.onerror] = [null, null];
      this.rest(thread);
      this.next();
    };
    thread.onmessage = ({ data }: MessageEvent<Done>) => {
      if ('answer' in data) resolve(data.answer);
      else reject(new Error(data.failure));
      done();
    };
    // Its insides may be in any state: another takes its place.
    thread.onerror = ({ message }) => {
      reject(new Error(message || 'A thread that decodes could not be started.'));
      this.end(thread);
      this.next();
    };
    try {
      thread.postMessage(job.kind === 'raw' ? { ...job, libraw: await librawModule() } : job);
    } catch (error) {
      reject(error as Error);
      done();
    }
  }
}
