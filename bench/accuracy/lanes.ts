/** Jobs on all processors: one process each, for the statistics of a scan run on one. */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Message, Plan } from './jobs.ts';

export interface Listeners {
  readonly onMessage: (message: Message) => void;
  readonly onDone: (job: string) => void;
}

/** @throws {Error} when a process fails; what it said is on the terminal. */
export async function runJobs(plan: Plan, jobs: readonly string[], listeners: Listeners): Promise<void> {
  const waiting = [...jobs];
  const lanes = Math.min(availableParallelism(), jobs.length);
  await Promise.all(Array.from({ length: lanes }, () => runLane(plan, () => waiting.shift(), listeners)));
}

function runLane(plan: Plan, next: () => string | undefined, { onMessage, onDone }: Listeners): Promise<void> {
  const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [JSON.stringify(plan)], {
    execArgv: ['--import', 'jiti/register'],
    serialization: 'advanced',
  });
  let job: string | undefined;
  const goOn = (): void => {
    job = next();
    if (job === undefined) worker.disconnect();
    else worker.send(job);
  };
  const finish = (): void => {
    if (job !== undefined) onDone(job);
    goOn();
  };
  goOn();
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Message | 'done') => (message === 'done' ? finish() : onMessage(message)));
    worker.on('error', reject);
    worker.on('exit', (code, signal) => {
      if (code === 0 && job === undefined) resolve();
      else reject(new Error(`The process that measured '${job}' ended with ${signal ?? `code ${code}`}.`));
    });
  });
}
