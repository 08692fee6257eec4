/** Gives a task to a process of its own, and sees to it that it ends. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { HotpixError, type ErrorCode } from '@hotpix/result';
import type { Message, Task } from './messages.ts';

/** What the process runs, and what it is told beside its task. */
export interface ChildProgram {
  readonly module: URL;
  readonly host: unknown;
}

export interface RunOptions {
  /** Seconds without a sign of life after which the process is frozen. */
  readonly patience: number;
  readonly signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

/** Milliseconds that a process has to end its try, where it is told to end. */
const GRACE = 10_000;

/**
 * @throws {HotpixError} what the task threw
 * @throws {Error} where the process died, was frozen, or had to end by the signal
 */
export async function runTask(program: ChildProgram, task: Task, options: RunOptions): Promise<void> {
  const { patience, signal, onProgress } = options;
  signal.throwIfAborted();
  const child = fork(program.module, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let last: Message | undefined;
  let isFrozen = false;
  const freeze = (): void => void ((isFrozen = true), child.kill('SIGKILL'));
  let watch = setTimeout(freeze, patience * 1000);
  child.on('message', (message: Message) => {
    // A sign of life may come behind the last word.
    if (last?.kind !== 'done' && last?.kind !== 'failed') last = message;
    clearTimeout(watch);
    watch = setTimeout(freeze, patience * 1000);
    if (message.kind === 'progress') onProgress(message.done, message.total);
  });
  const stop = (): void => void endOf(child);
  signal.addEventListener('abort', stop);
  try {
    child.send(task, () => undefined);
    const [code, killed] = (await once(child, 'exit')) as [number | null, string | null];
    if (last?.kind === 'done') return;
    signal.throwIfAborted();
    if (last?.kind === 'failed') throw last.code ? failure(last.code, last.words) : new Error(last.words);
    const how = isFrozen ? `gave no sign of life for ${patience} s` : `ended by ${killed ?? `exit code ${code}`}`;
    throw new Error(`The process that did it ${how}.`);
  } finally {
    clearTimeout(watch);
    signal.removeEventListener('abort', stop);
  }
}

const failure = (code: ErrorCode, words: string): HotpixError => new HotpixError(code, words);

/** Who loses its worker ends by itself. */
async function endOf(child: ReturnType<typeof fork>): Promise<void> {
  if (child.connected) child.disconnect();
  await sleep(GRACE, undefined, { ref: false });
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
}
