/** A farm through all that may happen to one: killed workers, restarted servers, jobs that come twice, a photograph that ends its process. */
import { readFile, readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPlace } from '@hotpix/objects';
import { makeSet, outlive, type Ordeal } from '../../packages/farm/test/support/conformance.ts';
import { useRedis } from '../../packages/farm/test/support/redis.ts';
import { usePostgres } from '../../packages/history/test/support/postgres.ts';
import { hotpix } from '../support/hotpix.ts';
import { resultOf } from '../support/result-of.ts';
import { startS3, type S3 } from '../support/s3.ts';
import { useFolder } from '../support/use-folder.ts';

const at = useFolder();
const redis = useRedis();
const postgres = usePostgres();
/** 24 slices. */
const ORDEAL: Ordeal = { photographs: 94, slice: 4, workers: 3, kills: 20, isPoisoned: true, isRestarted: true };
let expected: string;
let s3: S3;

beforeAll(async () => {
  expected = await makeSet(at, ORDEAL);
  s3 = await startS3(at('s3'), 'farm', 'photographs');
  for (const [name, value] of Object.entries(s3.env)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.close();
});

test('on Redis, with a folder for its store', { timeout: 900_000 }, async () => {
  await outlive(at, redis, at('by-redis'), ORDEAL, expected);
});

test('on Redis, with a bucket for its store', { timeout: 900_000 }, async () => {
  await outlive(at, redis, 's3://farm/by-redis', ORDEAL, expected);
});

test('on PostgreSQL, with a folder for its store', { timeout: 900_000 }, async () => {
  const address = postgres('farm');
  const server = { url: () => address, restart: () => postgres.restart() };
  await outlive(at, server, at('by-postgres'), ORDEAL, expected);
});

test('of photographs in a bucket, that of one scan of them', { timeout: 900_000 }, async () => {
  const place = openPlace('s3://photographs');
  for (const name of (await readdir(at('made/dng'))).slice(0, 12))
    await place.write(`set/${name}`, await readFile(at('made/dng', name)));
  const serial = await resultOf(at(), ['s3://photographs/set']);
  const places = ['--queue', redis.url(), '--store', 's3://farm/of-objects'];
  const controller = new AbortController();
  const worker = hotpix(at(), ['farm', 'worker', ...places], {
    onStart: (child) => controller.signal.addEventListener('abort', () => child.kill('SIGTERM')),
  });
  const submit = [
    'farm',
    'submit',
    's3://photographs/set',
    ...places,
    '--slice',
    '4',
    '--wait',
    '--json',
    '-',
    '--quiet',
  ];
  const { code, stdout } = await hotpix(at(), submit);
  controller.abort();
  await worker;
  expect([code, stdout === serial]).toEqual([0, true]);
});
