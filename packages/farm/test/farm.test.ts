/** A farm on real servers gives the bytes of one scan, whoever dies. The long form of it is in test/stress. */
import { beforeAll, test } from 'vitest';
import { useFolder } from '../../../test/support/use-folder.ts';
import { usePostgres } from '../../history/test/support/postgres.ts';
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

test('on Redis, with a folder for its store', async () => {
  await outlive(at, redis, at('by-redis'), ORDEAL, expected);
});

test('on PostgreSQL, with a folder for its store', async () => {
  const address = postgres('farm');
  const server = { url: () => address, restart: () => postgres.restart() };
  await outlive(at, server, at('by-postgres'), ORDEAL, expected);
});
