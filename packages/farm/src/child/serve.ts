/** The process that does the work: what a photograph does to it, it does to no worker. */
import { isHotpixError, messageOf } from '@hotpix/result';
import { openPlace } from '@hotpix/objects';
import { rankRun, type RankHost } from '../rank.ts';
import { scanSlice, type SliceHost } from '../scan-slice.ts';
import type { Tries } from '../tries.ts';
import { BEAT, type Message, type Task } from './messages.ts';

/** The process, as far as it is needed. */
export interface Channel {
  once(event: 'message', listener: (task: unknown) => void): unknown;
  once(event: 'disconnect', listener: () => void): unknown;
  send?(message: unknown, callback: () => void): unknown;
}

export interface ChildHost {
  slice(task: Task): Omit<SliceHost, 'onTry' | 'onProgress'>;
  rank(task: Task): RankHost;
}

/**
 * Does the one task that comes, and says how it ended. Where the worker is gone, it ends its try and is done: that is no fault of a photograph.
 */
export async function serveTask(channel: Channel, hostOf: ChildHost): Promise<void> {
  let tries: Tries | undefined;
  const say = (message: Message): Promise<void> =>
    new Promise((resolve) => (channel.send ? channel.send(message, resolve) : resolve()));
  const alone = new Promise<void>((resolve) => channel.once('disconnect', resolve)).then(() => tries?.end());
  const task = await new Promise<Task>((resolve) => channel.once('message', (task) => resolve(task as Task)));
  const beating = setInterval(() => void say({ kind: 'alive' }), BEAT);
  const onProgress = (done: number, total: number): void => void say({ kind: 'progress', done, total });
  const onTry = (own: Tries): void => void (tries = own);
  const work = async (): Promise<void> => {
    const place = openPlace(task.store);
    if (task.kind === 'scan') await scanSlice(place, task.id, { ...hostOf.slice(task), onTry, onProgress });
    else await rankRun(place, task.id, hostOf.rank(task));
  };
  const outcome = work().then(
    () => say({ kind: 'done' }),
    (error: unknown) =>
      say({ kind: 'failed', words: messageOf(error), ...(isHotpixError(error) && { code: error.code }) }),
  );
  await Promise.race([outcome, alone]).finally(() => clearInterval(beating));
}
