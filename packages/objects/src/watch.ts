/** Ends one try that takes too long. */
import { setMaxListeners } from 'node:events';
import { Setback } from './answer.ts';

/** Bytes a second below which a server is as good as none. */
const SLOWEST = 16_384;

export class Watch {
  /** Why the try was ended for its time; undefined while it was not. */
  setback: Setback | undefined;
  private readonly controller = new AbortController();
  private readonly timeout: number;
  private readonly outer: AbortSignal | undefined;
  private idle: NodeJS.Timeout;
  private whole: NodeJS.Timeout | undefined;

  /** @param timeout milliseconds in which something must come @param outer which ends the try, too */
  constructor(timeout: number, outer?: AbortSignal) {
    this.timeout = timeout;
    this.outer = outer;
    this.idle = setTimeout(this.stop, timeout);
    if (!outer) return;
    // As many as there are tries under way.
    setMaxListeners(0, outer);
    outer.addEventListener('abort', this.follow);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Something came. */
  touch(): void {
    this.idle.refresh();
  }

  /** Gives so many bytes their time, and no more. */
  allow(bytes: number): void {
    clearTimeout(this.whole);
    // Timers know no more than 24 days.
    this.whole = setTimeout(this.stop, Math.min(this.timeout + (bytes / SLOWEST) * 1000, 2 ** 31 - 1));
  }

  /** The same for bytes that go, of which nothing is heard. */
  give(bytes: number): void {
    clearTimeout(this.idle);
    this.allow(bytes);
  }

  end(): void {
    clearTimeout(this.idle);
    clearTimeout(this.whole);
    this.outer?.removeEventListener('abort', this.follow);
    // What is still under way is of no use to anybody.
    this.controller.abort();
  }

  private readonly stop = (): void => {
    this.setback = new Setback(`nothing, or too little, within ${this.timeout / 1000} s`, { isPassing: true });
    this.controller.abort(this.setback);
  };

  private readonly follow = (): void => this.controller.abort(this.outer?.reason);
}
