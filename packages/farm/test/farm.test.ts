/** A farm on real servers gives the bytes of one scan, whoever dies. The long form of it is in test/stress. */
import { readdir, writeFile } from 'node:fs/promises';
import { Queue } from 'bullmq';
import { beforeAll, expect, test } from 'vitest';
import type { FileRow } from '@hotpix/core';
import { openPlace } from '@hotpix/objects';
import { command } from '../../../test/support/command.ts';
import { hotpix } from '../../../test/support/hotpix.ts';
import { useFolder } from '../../../test/support/use-folder.ts';
import { usePostgres } from '../../history/test/support/postgres.ts';
import { QUEUE } from '../src/queue/jobs.ts';
import { writeState } from '../src/states.ts';
import { makeSet, outlive, type Ordeal } from './support/conformance.ts';
import { useRedis } from './support/redis.ts';

const at = useFolder();
const redis = useRedis();
const postgres = usePostgres();
const ORDEAL: Ordeal = { photographs: 8, slice: 4, workers: 2, kills: 1, isPoisoned: false, isRestarted: true };
let expected: string;

beforeAll(async () => {
  expected = await makeSet(at, ORDEAL);
});

// Processes are started two dozen times, which takes long where others work as well.
const timeout = 300_000;

test('on Redis, with a folder for its store', { timeout }, async () => {
  await outlive(at, redis, at('by-redis'), ORDEAL, expected);
});

test('on PostgreSQL, with a folder for its store', { timeout }, async () => {
  const address = postgres('farm');
  const server = { url: () => address, restart: () => postgres.restart() };
  await outlive(at, server, at('by-postgres'), ORDEAL, expected);
});

const places = (store: string): string[] => ['--queue', redis.url(), '--store', at(store), '--slice', '4'];
const inQueue = async (): Promise<number> => {
  const queue = new Queue(QUEUE, { connection: { url: redis.url(), maxRetriesPerRequest: null } });
  const counts = await queue.getJobCounts();
  await queue.close();
  return Object.values(counts).reduce((sum, count) => sum + count);
};

// What was done before is not done again, so that these need no worker.
test.each([
  ['1 where a limit is exceeded', ['--limit', 'defects=1'], 1],
  ['0 where all are kept', ['--limit', 'defects=100'], 0],
])('whoever waits ends with %s', async (_, limits, code) => {
  const run = await command(at(), ['farm', 'submit', 'photos', ...places('by-redis'), '--wait', ...limits]);
  expect([run.code, run.stderr]).toEqual([code, '']);
});

test('a run that nobody waits for is told of, and taken out of the queue again', async () => {
  const submitted = await command(at(), ['farm', 'submit', 'photos', ...places('alone')]);
  const [, name = ''] = /^Run ([0-9a-f]{12}): 10 files\.$/m.exec(submitted.stdout) ?? [];
  const told = await command(at(), ['farm', 'status', ...places('alone').slice(0, 4)]);
  expect(told.stdout).toContain(`${name}: running. 0 of 10 files, 0 of 3 slices, 0 of 1 merging.`);
  const cancelled = await command(at(), ['farm', 'cancel', name, ...places('alone').slice(0, 4)]);
  expect([cancelled.code, cancelled.stderr, await inQueue()]).toEqual([0, '', 0]);
});

test('a run that was cancelled tries the files again that could not be read', async () => {
  const place = openPlace(at('alone'));
  const [slice = ''] = await readdir(at('alone/slices'));
  const row: FileRow = { path: 'photos/frame-0000.dng', status: 'failed', reason: 'Away.', code: 'unreachable' };
  await writeState(place, slice.replace('.json', ''), { cameras: [], others: [row] });
  const submitted = await command(at(), ['farm', 'submit', 'photos', ...places('alone')]);
  expect(submitted.stdout).toContain('1 file that could not be read is tried again.');
});

test('a worker with other plugins says so, and leaves the jobs to others', async () => {
  await command(at(), ['farm', 'submit', 'photos', ...places('other')]);
  await writeFile(at('other.config.mjs'), 'export default { plugins: [] };\n');
  const before = await inQueue();
  const args = ['farm', 'worker', ...places('other').slice(0, 4), '--config', 'other.config.mjs', '--quiet'];
  const { code, stderr } = await hotpix(at(), args);
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(/Expected a worker with the plugins .*deadly.*, got one with/),
  ]);
  expect(await inQueue()).toBe(before);
});
