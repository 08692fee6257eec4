/** Threads that do one kind of work, started when there is some. */
import type { Platform, Thread } from '@hotpix/core';

/** Threads beyond which the memory is what they wait for. */
const MOST = 4;
/** Milliseconds after which threads without work end. */
const IDLE = 2000;

interface Listener {
  /** A thread has posted something. */
  answered(answer: unknown): void;
  /** A thread has failed; all of them are ended. */
  failed(error: Error): void;
}

export class Threads {
  private readonly platform: Platform;
  private readonly size: number;
  private readonly listener: Listener;
  private readonly started: Thread[] = [];
  private waiting = 0;
  private idle: ReturnType<typeof setTimeout> | undefined;

  constructor(platform: Platform, listener: Listener) {
    this.platform = platform;
    this.listener = listener;
    // The thread that calls has enough to do with the frames themselves.
    this.size = Math.min(MOST, platform.lanes - 1);
  }

  /** Those that were woken; none once one of them has failed. */
  get all(): readonly Thread[] {
    return this.started;
  }

  /** Starts those that are missing. */
  wake(): readonly Thread[] {
    clearTimeout(this.idle);
    while (this.started.length < this.size) this.started.push(this.start());
    return this.started;
  }

  /** Only whoever waits for threads keeps the process alive: a run may end before they do. */
  async waitFor<T>(work: Promise<T>): Promise<T> {
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
    thread.on('message', (answer) => this.listener.answered(answer));
    thread.on('error', (error) => {
      this.dismiss();
      this.listener.failed(error as Error);
    });
    thread.unref();
    return thread;
  }

  /** They wait a while for more work, and keep no process alive meanwhile. */
  private rest(): void {
    for (const thread of this.started) thread.unref();
    this.idle = setTimeout(() => this.dismiss(), IDLE);
    (this.idle as { unref?(): void }).unref?.();
  }

  private dismiss(): void {
    for (const thread of this.started.splice(0)) thread.terminate();
  }
}
