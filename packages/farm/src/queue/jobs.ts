/** The jobs of a run, as a tree of BullMQ: each has to wait for those below it. */
import type { FlowJob, JobsOptions } from 'bullmq';
import type { JobData, Plan } from '../schema.ts';
import type { Fold } from '../merge.ts';
import { treeOf } from '../tree.ts';

export const QUEUE = 'hotpix-farm';

/** Tries of a job that fails with words, about half an hour, so that a store may be away for a while. Deaths of workers do not count. */
const ATTEMPTS = 12;

const OPTIONS: JobsOptions = {
  attempts: ATTEMPTS,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
  // What is done is known by the store; so who submits again may add all jobs again.
  removeOnComplete: true,
  removeOnFail: false,
};

/** The job on which all of a run hangs: where it is gone, the run was cancelled. */
export const rootOf = (run: string): string => `rank-${run}`;

/** All jobs of a run but those that fold, of which nobody knows yet how many there are. */
export function flowOf(run: string, { slices }: Plan): FlowJob {
  const { root, mergings } = treeOf(slices.map(({ id }) => id));
  const made = new Map<string, FlowJob>();
  for (const { id } of slices) made.set(id, job({ kind: 'scan', run, state: id }));
  for (const { state, of } of mergings) {
    made.set(state, { ...job({ kind: 'merge', run, state }), children: of.map((one) => made.get(one) as FlowJob) });
  }
  return { ...job({ kind: 'rank', run }, rootOf(run)), children: [made.get(root) as FlowJob] };
}

/** @param parent as BullMQ names the job that waits for it */
export function foldJob(
  run: string,
  state: string,
  { camera, number }: Fold,
  parent: { readonly id: string; readonly queue: string },
) {
  const { name, data, opts } = job({ kind: 'fold', run, state, camera, part: number });
  return { name, data, opts: { ...opts, parent } };
}

function job(data: JobData, jobId = nameOf(data)): FlowJob {
  // A run that cannot come to its end does not go on.
  const opts = { ...OPTIONS, jobId, ...(data.kind !== 'rank' && { failParentOnFailure: true }) };
  return { name: data.kind, queueName: QUEUE, data, opts };
}

/** Of one run each job is there once, however often it is submitted. */
function nameOf(data: JobData): string {
  if (data.kind === 'rank') return rootOf(data.run);
  const part = data.kind === 'fold' ? `-${data.camera}-${data.part}` : '';
  return `${data.kind}-${data.run}-${data.state}${part}`;
}
