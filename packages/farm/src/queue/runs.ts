/** Runs in the queue: begun, waited for, and taken out again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { FlowProducer, Queue, type Job, type JobType } from 'bullmq';
import type { Place } from '@hotpix/objects';
import { isHotpixError, messageOf } from '@hotpix/result';
import { forgetUnread } from '../again.ts';
import { badFarm } from '../errors.ts';
import { keys } from '../names.ts';
import { readPlan } from '../plan.ts';
import { hasResults } from '../rank.ts';
import type { Connection } from './connection.ts';
import { flowOf, QUEUE, rootOf } from './jobs.ts';
import { shownUrl, withoutAddress } from './redacted.ts';

/** Milliseconds between two looks at the queue. */
const LOOK = 500;
const STATES: JobType[] = ['active', 'waiting', 'waiting-children', 'delayed', 'prioritized', 'failed'];
/** Milliseconds that a server may be away. */
const PATIENCE = 600_000;
/** What a disk refuses it will refuse again; a server is reached by a path, too. */
function isOfDisk(error: unknown): boolean {
  const { path, syscall } = error as NodeJS.ErrnoException;
  return path !== undefined && syscall !== 'connect';
}

/** Jobs that are looked at together. */
const PAGE = 500;

/** What was there of a run when it was submitted. */
export interface Begun {
  readonly was: 'absent' | 'under way' | 'done';
  /** Files that could not be read, and are tried again. */
  readonly again: number;
}

export class Runs {
  readonly queue: Queue;
  private readonly flows: FlowProducer;
  private readonly place: Place;
  private readonly url: string;

  /** @param onError words of the connection */
  constructor({ options, backend, url }: Connection, place: Place, onError: (words: string) => void) {
    this.queue = new Queue(QUEUE, options, ...backend);
    this.flows = new FlowProducer(options, ...backend);
    this.place = place;
    this.url = url;
    const say = (error: Error): void => onError(withoutAddress(error.message, url));
    this.queue.on('error', say);
    this.flows.on('error', say);
  }

  async close(): Promise<void> {
    await Promise.all([this.flows.close(), this.queue.close()]);
  }

  /** Adds the jobs of a run, once however often it is submitted. Files that could not be read are tried again, unless others are at work. */
  async begin(run: string): Promise<Begun> {
    const was = (await hasResults(this.place, run)) ? 'done' : 'absent';
    const root = await this.root(run);
    if (root && was === 'done') return { was, again: 0 };
    const again = (await this.isIdle()) ? await forgetUnread(this.place, run, await readPlan(this.place, run)) : 0;
    return { was: was === 'done' && again === 0 ? was : await this.add(run), again };
  }

  /** Whether nobody needs what lies in the store. */
  private async isIdle(): Promise<boolean> {
    const counts = await this.queue.getJobCounts(...STATES.filter((state) => state !== 'failed'));
    return Object.values(counts).every((count) => count === 0);
  }

  /** One that failed begins anew, without what is done. */
  private async add(run: string): Promise<'absent' | 'under way'> {
    await this.place.remove(keys.cancelled(run));
    const root = await this.root(run);
    if (root && !(await root.isFailed())) return 'under way';
    if (root) await this.clear(run);
    await this.flows.add(flowOf(run, await readPlan(this.place, run)));
    return 'absent';
  }

  /**
   * Until the Results are there. Where the queue has forgotten the run, as a server without a disk does when it restarts, it is begun again.
   * @param onLook called now and then
   * @throws {HotpixError} `badFarm` where the run failed or was cancelled; the reason of the signal
   */
  async end(run: string, signal: AbortSignal, onLook: () => Promise<void>): Promise<void> {
    while (!(await this.patiently(() => this.isAtEnd(run), signal))) {
      await this.patiently(onLook, signal);
      await sleep(LOOK);
    }
  }

  private async isAtEnd(run: string): Promise<boolean> {
    if (await hasResults(this.place, run)) return true;
    const root = await this.root(run);
    const expected = 'a run that comes to its end';
    if (await root?.isFailed()) throw badFarm(expected, `one that failed: ${await this.reason(run)}`);
    if (root || (await hasResults(this.place, run))) return false;
    if (await this.place.head(keys.cancelled(run))) throw badFarm(expected, 'one that was cancelled');
    await this.add(run);
    return false;
  }

  /** A server that is restarted is away for a while. */
  private async patiently<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (const since = Date.now(); ; await sleep(LOOK)) {
      signal.throwIfAborted();
      try {
        return await work();
      } catch (error) {
        const mayPass = isHotpixError(error) ? error.code === 'unreachable' : !isOfDisk(error);
        if (mayPass && Date.now() - since < PATIENCE) continue;
        if (isHotpixError(error) || isOfDisk(error)) throw error;
        throw badFarm(`a queue at '${shownUrl(this.url)}'`, withoutAddress(messageOf(error), this.url));
      }
    }
  }

  /** Takes a run out of the queue, and waits until nobody works on it. @returns whether all of it is gone */
  async cancel(run: string, seconds: number): Promise<boolean> {
    await this.place.write(keys.cancelled(run), new Uint8Array());
    for (let left = seconds * 1000; left > 0; left -= LOOK) {
      if (await this.clear(run)) return true;
      await sleep(LOOK);
    }
    return false;
  }

  /** The jobs of a run in one of these states. */
  async jobs(run: string, states: JobType[] = STATES): Promise<Job[]> {
    const own: Job[] = [];
    for (const state of states) {
      for (let from = 0, found = PAGE; found === PAGE; from += PAGE) {
        const jobs = await this.queue.getJobs([state], from, from + PAGE - 1, true);
        found = jobs.length;
        own.push(...jobs.filter((job) => (job?.data as { run?: unknown } | undefined)?.run === run));
      }
    }
    return own;
  }

  /** How many workers there are. */
  workers(): Promise<number> {
    return this.queue.getWorkersCount();
  }

  root(run: string): Promise<Job | undefined> {
    return this.queue.getJob(rootOf(run));
  }

  /** Why a run failed: in the words of the job that did, and not of those that waited for it. */
  private async reason(run: string): Promise<string> {
    const reasons = (await this.jobs(run, ['failed'])).map(({ failedReason }) => failedReason ?? '');
    return (reasons.find((words) => words !== '' && !/^child .* failed$/.test(words)) ?? reasons[0] ?? '').replace(
      /\.$/,
      '',
    );
  }

  /** @returns whether nothing of it is left */
  private async clear(run: string): Promise<boolean> {
    const root = await this.root(run);
    await root?.removeUnprocessedChildren().catch(() => undefined);
    await root?.remove({ removeChildren: false }).catch(() => undefined);
    for (const job of await this.jobs(run)) await job.remove({ removeChildren: false }).catch(() => undefined);
    return (await this.jobs(run)).length === 0;
  }
}
