/** What a worker does with a job: the work itself, out of the store, into the store. */
import type { Place } from '@hotpix/objects';
import { runTask, type ChildProgram } from '../child/run.ts';
import { badFarm, otherStore } from '../errors.ts';
import { finishMerging, fold, prepareMerging, type Fold } from '../merge.ts';
import { keys } from '../names.ts';
import { readPlan } from '../plan.ts';
import { schemas, type JobData, type Plan } from '../schema.ts';
import { hasState } from '../states.ts';
import { treeOf, type Merging } from '../tree.ts';

export interface Work {
  readonly place: Place;
  /** The address of the place, with whatever it takes to get in. */
  readonly store: string;
  readonly program: ChildProgram;
  /** Seconds without a sign of life after which a process that scans is frozen. */
  readonly patience: number;
}

/** Ranking gives no sign of life between its steps. */
const PATIENCE_OF_RANKING = 3600;

/** What a job asks of the queue. */
export interface JobPort {
  readonly signal: AbortSignal;
  onProgress(done: number, total: number): void;
  /** Adds jobs that fold parts; true where the job has to wait for them. */
  await(folds: readonly Fold[]): Promise<boolean>;
}

/** @throws {HotpixError} `badFarm` for what is no job of ours */
export function parseJob(data: unknown): JobData {
  const parsed = schemas.job().safeParse(data);
  if (!parsed.success) throw badFarm('a job by the names of what lies in the store', 'something else');
  return parsed.data;
}

/**
 * @returns whether it is done, and has not to wait for others
 * @throws {HotpixError} `otherWorker` where this worker is not made for it, and whatever the work throws
 */
export async function doJob(data: JobData, work: Work, port: JobPort): Promise<boolean> {
  const { place } = work;
  const plan = await planOf(data, place);
  if (data.kind === 'rank') {
    await runTask(work.program, taskOf('rank', data.run, work), { ...port, patience: PATIENCE_OF_RANKING });
    return true;
  }
  if (data.kind === 'scan') {
    if (!plan.slices.some(({ id }) => id === data.state)) throw notInRun();
    await runTask(work.program, taskOf('scan', data.state, work), { ...port, patience: work.patience });
    return true;
  }
  const merging = mergingOf(plan, data.state);
  if (await hasState(place, data.state)) return true;
  if (data.kind === 'fold') {
    await fold(place, data.state, { camera: data.camera, number: data.part });
    return true;
  }
  const folds = await prepareMerging(place, merging);
  if (folds.length > 0 && (await port.await(folds))) return false;
  await finishMerging(place, merging);
  return true;
}

const taskOf = (kind: 'scan' | 'rank', id: string, { store, program }: Work) => ({
  ...{ kind, id, store },
  host: program.host,
});

async function planOf({ run }: JobData, place: Place): Promise<Plan> {
  if (!(await place.head(keys.plan(run)))) {
    throw otherStore(run, place.url);
  }
  return readPlan(place, run);
}

function mergingOf({ slices }: Plan, state: string): Merging {
  const merging = treeOf(slices.map(({ id }) => id)).mergings.find((one) => one.state === state);
  if (!merging) throw notInRun();
  return merging;
}

const notInRun = () => badFarm('a job of its run', 'one of another');
