/** The one pool of threads of a platform: whatever takes long is a task for it, and the thread that calls only says what is next. */
import { aborted } from '../errors.ts';
import type { Platform } from '../platform.ts';
import { Lane, type Work } from './lane.ts';

/** Threads beyond which the memory is what they wait for. */
const MOST = 8;
/** Milliseconds after which threads without work end, with the memory that they did it in. */
const IDLE = 2000;

/** As what a program sees the thread that it runs in: the same as long as the thread lives. */
export interface ThreadOfPool {
  /** From 0; another thread has it once this one has ended. */
  readonly number: number;
}

export interface RunOptions {
  /** Takes the task back, or ends the thread that has begun it. */
  readonly signal?: AbortSignal;
  /** Memory in the task that is handed over without a copy. */
  readonly handed?: readonly ArrayBuffer[];
}

export class ThreadPool {
  private static readonly known = new WeakMap<Platform, ThreadPool>();
  private readonly lanes: readonly Lane[];
  /** Those to be shared go first, since frames wait for them in memory. */
  private readonly shares: Work[] = [];
  private readonly runs: Work[] = [];
  private isDue = false;
  private idle: ReturnType<typeof setTimeout> | undefined;

  private constructor({ lanes, start }: Pick<Platform, 'lanes'> & { start: NonNullable<Platform['start']> }) {
    const count = Math.max(1, Math.min(MOST, lanes));
    this.lanes = Array.from({ length: count }, (_, number) => new Lane(number, start, () => this.dispatchSoon()));
  }

  /** That of a platform, whoever asks; undefined where nothing can be started. */
  static of(platform: Platform | undefined): ThreadPool | undefined {
    if (!platform?.start) return undefined;
    const { lanes, start } = platform;
    const pool = this.known.get(platform) ?? new ThreadPool({ lanes, start });
    this.known.set(platform, pool);
    return pool;
  }

  /** Starts so many threads before there is anything to do for them, for whoever has to load much until then. */
  begin(count: number): void {
    for (const lane of this.lanes.slice(0, count)) lane.begin();
    this.watch();
  }

  /**
   * Has a thread that does nothing else run a task that may take long; what its program gives, or throws.
   * @param program a module that calls `serveTasks` of its `TaskScope`; in browsers it imports nothing, as of `Platform.start`
   * @throws {HotpixError} `aborted`
   */
  run(program: URL, task: unknown, { signal, handed }: RunOptions = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(aborted());
      const stop = (): void => {
        const at = this.runs.indexOf(work);
        work.reject(aborted());
        if (at >= 0) this.runs.splice(at, 1);
        else this.lanes.find((lane) => lane.does(work))?.end();
      };
      // A signal that goes off by time outlives the task by minutes, and would keep what is in it.
      const settle =
        <T>(how: (value: T) => void) =>
        (value: T): void => {
          signal?.removeEventListener('abort', stop);
          how(value);
        };
      const work: Work = {
        ...{ program: program.href, cost: Infinity, handed, taskFor: () => task },
        ...{ resolve: settle(resolve), reject: settle(reject) },
      };
      signal?.addEventListener('abort', stop);
      this.runs.push(work);
      this.dispatchSoon();
    });
  }

  /**
   * Has some thread do a short piece of work of which there are many, ahead of what is to be run.
   * @param taskFor makes the task for the thread that is chosen
   * @param cost about as many nanoseconds
   */
  share(program: URL, cost: number, taskFor: (thread: ThreadOfPool) => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.shares.push({ program: program.href, cost, taskFor, resolve, reject });
      this.dispatchSoon();
    });
  }

  /** Ends all threads, and fails what they do; who needs one later starts it anew. */
  end(): void {
    for (const lane of this.lanes) lane.end();
  }

  /** Ends those without work, as time would, with the memory that they did it in. */
  endIdle(): void {
    for (const lane of this.lanes) if (lane.isFree) lane.end();
  }

  private dispatchSoon(): void {
    if (this.isDue) return;
    this.isDue = true;
    queueMicrotask(() => {
      this.isDue = false;
      this.dispatch();
    });
  }

  private dispatch(): void {
    while (this.shares.length > 0) {
      const [{ cost }] = this.shares;
      const taking = this.lanes.filter((one) => one.takesShare(cost));
      const lane = leastBusy(taking.filter(({ isStarted }) => isStarted)) ?? taking.at(0);
      if (!lane) break;
      lane.add(this.shares.shift() as Work);
    }
    while (this.runs.length > 0) {
      const free = this.lanes.filter(({ isFree }) => isFree);
      const [{ program }] = this.runs;
      // One that has loaded the program, and has memory for it, if there is one.
      const lane = free.find((one) => one.knows(program)) ?? free.find(({ isStarted }) => isStarted) ?? free.at(0);
      if (!lane) break;
      lane.add(this.runs.shift() as Work);
    }
    for (const lane of this.lanes) lane.send();
    this.watch();
  }

  /** Threads keep no process alive that waits for nothing of theirs, and end after a while. */
  private watch(): void {
    clearTimeout(this.idle);
    this.idle = undefined;
    if (!this.lanes.every(({ isFree }) => isFree)) return;
    this.idle = setTimeout(() => this.end(), IDLE);
    (this.idle as { unref?(): void }).unref?.();
  }
}

function leastBusy(lanes: readonly Lane[]): Lane | undefined {
  return lanes.reduce<Lane | undefined>((best, lane) => (best && best.load <= lane.load ? best : lane), undefined);
}
