/** How far a run is. */
import type { Place } from '@hotpix/objects';
import { readPlan } from './plan.ts';
import type { Runs } from './queue/runs.ts';
import { hasResults } from './rank.ts';
import { hasState, readOutline } from './states.ts';
import { treeOf } from './tree.ts';

export interface RunStatus {
  readonly run: string;
  readonly state: 'done' | 'running' | 'failed' | 'not in the queue';
  readonly files: number;
  /** Files of slices that are done, and those that are counted of others. */
  readonly filesDone: number;
  /** Files of a run that is done which failed; undefined where the store no longer has its State. */
  readonly filesFailed?: number;
  readonly slices: number;
  readonly slicesDone: number;
  /** States that are made of others, of how many. */
  readonly mergings: number;
  readonly mergingsDone: number;
  readonly active: readonly ActiveJob[];
  /** Why jobs failed. */
  readonly failures: readonly string[];
  /** Why jobs did not succeed that are tried again. */
  readonly troubles: readonly string[];
}

export interface ActiveJob {
  readonly kind: string;
  readonly worker: string;
  /** Photographs, of a scan. */
  readonly done?: number;
  readonly total?: number;
  /** Photographs a second. */
  readonly rate?: number;
}

/** Knows what was done when it looked last, so that it asks the store for nothing twice. */
export class Progress {
  private readonly done = new Set<string>();
  private readonly place: Place;
  private readonly runs: Runs;

  constructor(place: Place, runs: Runs) {
    this.place = place;
    this.runs = runs;
  }

  async of(run: string): Promise<RunStatus> {
    const { slices } = await readPlan(this.place, run);
    const { root: whole, mergings } = treeOf(slices.map(({ id }) => id));
    await this.look([...slices.map(({ id }) => id), ...mergings.map(({ state }) => state)]);
    const root = await this.runs.root(run);
    const active = await this.runs.jobs(run, ['active']);
    const failures = reasonsOf(await this.runs.jobs(run, ['failed']));
    const troubles = reasonsOf(await this.runs.jobs(run, ['delayed', 'waiting', 'active']));
    const own = slices.filter(({ id }) => this.done.has(id));
    const counted = active.map(activeJob).reduce((sum, { done = 0 }) => sum + done, 0);
    const sum = (list: typeof slices): number => list.reduce((all, { files }) => all + files, 0);
    const isDone = await hasResults(this.place, run);
    const filesFailed = isDone && this.done.has(whole) ? await this.failedIn(whole) : undefined;
    return {
      run,
      state: isDone ? 'done' : !root ? 'not in the queue' : (await root.isFailed()) ? 'failed' : 'running',
      ...{ files: sum(slices), filesDone: Math.min(sum(slices), sum(own) + counted) },
      ...(filesFailed !== undefined && { filesFailed }),
      ...{ slices: slices.length, slicesDone: own.length },
      ...{ mergings: mergings.length, mergingsDone: mergings.filter(({ state }) => this.done.has(state)).length },
      ...{ active: active.map(activeJob), failures, troubles },
    };
  }

  private async failedIn(state: string): Promise<number> {
    const { others } = await readOutline(this.place, state);
    return others.filter(({ status }) => status === 'failed').length;
  }

  private async look(states: readonly string[]): Promise<void> {
    const waiting = states.filter((state) => !this.done.has(state)).values();
    const lane = async (): Promise<void> => {
      for (const state of waiting) if (await hasState(this.place, state)) this.done.add(state);
    };
    await Promise.all(Array.from({ length: 16 }, lane));
  }
}

/** Each once, without those that only wait for others. */
function reasonsOf(jobs: Awaited<ReturnType<Runs['jobs']>>): string[] {
  const reasons = jobs.map(({ name, failedReason = '' }) => (failedReason === '' ? '' : `${name}: ${failedReason}`));
  return [...new Set(reasons.filter((words) => words !== '' && !/: child .* failed$/.test(words)))];
}

function activeJob({
  name,
  processedBy = '',
  processedOn,
  progress,
}: Awaited<ReturnType<Runs['jobs']>>[number]): ActiveJob {
  const { done, total } = (progress ?? {}) as { done?: unknown; total?: unknown };
  if (typeof done !== 'number' || typeof total !== 'number') return { kind: name, worker: processedBy };
  const seconds = (Date.now() - (processedOn ?? Date.now())) / 1000;
  return { kind: name, worker: processedBy, done, total, ...(seconds > 0 && { rate: done / seconds }) };
}
