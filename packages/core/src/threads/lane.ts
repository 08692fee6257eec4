/** A thread of the pool, started when there is something to do for it, and what it has been given. */
import type { Platform, Thread } from '../platform.ts';
import type { Call, Reply } from './protocol.ts';

/** Something to do; `taskFor` makes the task once a thread is chosen. */
export interface Work {
  readonly program: string;
  /** About as many nanoseconds; Infinity for what may take long. */
  readonly cost: number;
  readonly handed?: readonly ArrayBuffer[];
  taskFor(thread: { readonly number: number }): unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Nanoseconds of work that a thread is given ahead, so that it need not wait for more: longer than a message takes, there and back. */
const AHEAD = 4e6;

/** A script that is no module, as a bundle may be, has no place to look from; it does without threads. */
const program = (): URL => new URL('./task-thread.js', import.meta.url);

export class Lane {
  private readonly number: number;
  private readonly starter: NonNullable<Platform['start']>;
  private readonly onDone: () => void;
  private thread: Thread | undefined;
  /** The same as long as the thread lives. */
  private identity: { readonly number: number };
  private readonly given = new Map<number, Work>();
  private calls: Call[] = [];
  private handed: ArrayBuffer[] = [];
  private readonly programs = new Set<string>();
  private lastCall = 0;
  /** Sum of the costs of what was given and is not done. */
  load = 0;

  /** @param onDone something is done, so that there may be room for more */
  constructor(number: number, start: NonNullable<Platform['start']>, onDone: () => void) {
    this.number = number;
    this.starter = start;
    this.onDone = onDone;
    this.identity = { number };
  }

  get isFree(): boolean {
    return this.given.size === 0;
  }

  get isStarted(): boolean {
    return this.thread !== undefined || this.calls.length > 0;
  }

  takesShare(cost: number): boolean {
    return this.isFree || this.load + cost <= AHEAD;
  }

  /** Whether a program was run there. */
  knows(program: string): boolean {
    return this.programs.has(program);
  }

  does(work: Work): boolean {
    return [...this.given.values()].includes(work);
  }

  /** Gives work to the thread, to go with what else is given before `send`. Work whose task cannot be made has failed. */
  add(work: Work): void {
    try {
      const task = work.taskFor(this.identity);
      const of = ++this.lastCall;
      this.given.set(of, work);
      this.load += work.cost;
      this.programs.add(work.program);
      this.calls.push({ of, program: work.program, task });
      this.handed.push(...(work.handed ?? []));
    } catch (error) {
      work.reject(error);
    }
  }

  /** Starts the thread before there is anything to do for it. */
  begin(): void {
    this.thread ??= this.start();
    this.thread.unref();
  }

  send(): void {
    if (this.calls.length === 0) return;
    const [calls, handed] = [this.calls, this.handed];
    [this.calls, this.handed] = [[], []];
    try {
      this.thread ??= this.start();
      this.thread.ref();
      this.thread.postMessage(calls, handed);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Ends the thread, and fails what it was given. */
  end(): void {
    this.fail(new Error('Expected a thread that is at work, got one that was ended.'));
  }

  private start(): Thread {
    const thread = this.starter(program());
    const isOwn = (): boolean => this.thread === thread;
    thread.on('message', (replies) => isOwn() && this.take(replies as readonly Reply[]));
    thread.on('error', (error) => isOwn() && this.fail(error));
    return thread;
  }

  private take(replies: readonly Reply[]): void {
    for (const reply of replies) {
      const work = this.given.get(reply.of);
      this.given.delete(reply.of);
      if ('error' in reply) work?.reject(reply.error);
      else work?.resolve(reply.value);
    }
    this.load = [...this.given.values()].reduce((sum, { cost }) => sum + cost, 0);
    if (this.isFree) this.thread?.unref();
    this.onDone();
  }

  /** Its insides may be in any state: another takes its place when there is something to do. */
  private fail(error: unknown): void {
    const failed = [...this.given.values()];
    this.given.clear();
    this.programs.clear();
    [this.calls, this.handed, this.load] = [[], [], 0];
    this.thread?.terminate();
    this.thread = undefined;
    this.identity = { number: this.number };
    for (const { reject } of failed) reject(error);
    if (failed.length > 0) this.onDone();
  }
}
