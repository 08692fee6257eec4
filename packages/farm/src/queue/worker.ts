/** A worker: takes jobs until it is told to stop, or finds that it is not made for them. */
import { hostname } from 'node:os';
import { DelayedError, Queue, UnrecoverableError, WaitingChildrenError, Worker, type Job } from 'bullmq';
import { isHotpixError, messageOf, type ErrorCode } from '@hotpix/result';
import type { Connection } from './connection.ts';
import { doJob, parseJob, type JobPort, type Work } from './do-job.ts';
import { foldJob, QUEUE, rootOf } from './jobs.ts';
import { withoutAddress } from './redacted.ts';

export interface WorkerOptions extends Work {
  /** Seconds after which the job of a worker that says nothing goes to another. */
  readonly lock: number;
  /** Ends it; the job at hand goes to another. */
  readonly signal: AbortSignal;
  /** Told by whoever starts many of them. */
  readonly name?: string;
  /** What people shall hear: a line. */
  say(line: string): void;
}

/**
 * A stall says that a worker died, not that its job is bad: photographs that end processes are found otherwise. By the one stall that BullMQ
 * allows unless told, a job whose workers are switched off twice would be lost.
 */
const STALLS = 10_000;
/** Milliseconds after which a job that this worker must not do is offered to others. */
const HANDED_ON = 2000;
/** Milliseconds between two looks whether the run of a job is still wanted. */
const LOOK = 2000;
/** Milliseconds between two notes of the progress. */
const NOTE = 1000;

/** Why a job is not wanted: its run is no more in the queue. */
const GONE = new Error('The run is gone.');

/** What BullMQ says of a job that is no longer that of this worker. */
const OF_LOST = /^(could not renew lock|Missing (lock|key)) for job/;

/** What comes out the same however often it is tried. */
const FINAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...(['badAnswer', 'badFarm', 'badFrame', 'badPlugin', 'badState', 'duplicatePath', 'incompatibleStates'] as const),
  ...(['missingStatistics', 'neverSettled', 'otherDark', 'pluginFailed', 'tooManyFrames'] as const),
]);

/** @throws {HotpixError} `otherWorker` where it is not made for a job, which others are offered then */
export async function work(connection: Connection, options: WorkerOptions): Promise<void> {
  const queue = new Queue(QUEUE, connection.options, ...connection.backend);
  const stopped = new AbortController();
  const signal = AbortSignal.any([options.signal, stopped.signal]);
  let lost = new AbortController();
  const worker = new Worker(
    QUEUE,
    (job, token = '') =>
      take(job, token, {
        queue,
        options: { ...options, signal },
        lost: lost.signal,
        refuse: (why) => stopped.abort(why),
      }),
    {
      ...connection.options,
      ...{ name: options.name ?? hostname(), concurrency: 1, maxStalledCount: STALLS },
      ...{ lockDuration: options.lock * 1000, stalledInterval: options.lock * 500 },
    },
    ...connection.backend,
  );
  let last = '';
  const say = ({ message }: Error): void => {
    // A server that is away is told once, and not at each try.
    if (message !== last && !OF_LOST.test(message)) options.say(withoutAddress(message, connection.url));
    last = message;
  };
  worker.on('lockRenewalFailed', () => {
    options.say(`The queue had not heard of this worker for ${options.lock} s: its job went to another.`);
    lost.abort();
    lost = new AbortController();
  });
  worker.on('error', say);
  queue.on('error', say);
  worker.on('failed', (job, error) => options.say(`${job?.name ?? 'job'}: ${error.message}`));
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  await Promise.all([worker.close(), queue.close()]);
  if (stopped.signal.aborted) throw stopped.signal.reason;
}

interface Context {
  readonly queue: Queue;
  readonly options: WorkerOptions;
  /** Fires when the job is no longer that of this worker. */
  readonly lost: AbortSignal;
  refuse(why: unknown): void;
}

async function take(job: Job, token: string, { queue, options, lost, refuse }: Context): Promise<void> {
  const handOn = async (): Promise<never> => {
    await job.moveToDelayed(Date.now() + HANDED_ON, token);
    throw new DelayedError();
  };
  if (options.signal.aborted) return handOn();
  const data = parsed(job.data);
  const wanted = await watchRun(queue, data.run);
  const signal = AbortSignal.any([options.signal, wanted.signal, lost]);
  try {
    signal.throwIfAborted();
    const port: JobPort = {
      signal,
      onProgress: noteProgress(job),
      await: (folds) => addFolds(queue, job, token, folds),
    };
    if (!(await doJob(data, options, port))) throw new WaitingChildrenError();
  } catch (error) {
    if (error instanceof WaitingChildrenError) throw error;
    // Where nothing waits for the job, nothing is to be told.
    if (wanted.signal.reason === GONE) return options.say('The run at hand was cancelled, or done by others.');
    if (wanted.signal.aborted) throw new UnrecoverableError('The run failed.');
    if (isHotpixError(error) && error.code === 'otherWorker') refuse(error);
    if (options.signal.aborted) return handOn();
    const isFinal = isHotpixError(error) && FINAL.has(error.code);
    throw isFinal ? new UnrecoverableError(error.message) : new Error(messageOf(error));
  } finally {
    wanted.end();
  }
}

function parsed(data: unknown): ReturnType<typeof parseJob> {
  try {
    return parseJob(data);
  } catch (error) {
    throw new UnrecoverableError(messageOf(error));
  }
}

/** Looks now and then whether the job on which the run hangs is still there and well. */
async function watchRun(queue: Queue, run: string): Promise<{ readonly signal: AbortSignal; end(): void }> {
  const controller = new AbortController();
  const look = async (): Promise<void> => {
    const root = await queue.getJob(rootOf(run));
    if (!root) controller.abort(GONE);
    else if (await root.isFailed()) controller.abort();
  };
  // Of a server that is away nobody knows.
  await look().catch(() => undefined);
  const timer = setInterval(() => void look().catch(() => undefined), LOOK);
  return { signal: controller.signal, end: () => clearInterval(timer) };
}

function noteProgress(job: Job): JobPort['onProgress'] {
  let last = 0;
  return (done, total) => {
    if (Date.now() - last < NOTE && done < total) return;
    last = Date.now();
    job.updateProgress({ done, total }).catch(() => undefined);
  };
}

async function addFolds(
  queue: Queue,
  job: Job,
  token: string,
  folds: Parameters<JobPort['await']>[0],
): Promise<boolean> {
  const { run, state } = job.data as { readonly run: string; readonly state: string };
  const parent = { id: job.id as string, queue: job.queueQualifiedName };
  await queue.addBulk(folds.map((fold) => foldJob(run, state, fold, parent)));
  return job.moveToWaitingChildren(token);
}
