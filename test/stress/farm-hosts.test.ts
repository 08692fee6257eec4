/** A farm of several hosts: a queue, a store and three workers, of which one is cut off in the middle and comes back later. */
import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSet } from '../../packages/farm/test/support/conformance.ts';
import { useHosts } from '../../packages/farm/test/support/hosts.ts';
import { bin } from '../support/hotpix.ts';
import { useFolder } from '../support/use-folder.ts';

const WORKERS = ['one', 'two', 'three'];
/** Milliseconds after which a worker is cut off, and for which it is. */
const [BEFORE, AWAY] = [12_000, 15_000];

const at = useFolder();
const hosts = useHosts('queue', 'store', 'front', ...WORKERS);
const running: ChildProcess[] = [];
let expected: string;

const S3RVER = pathToFileURL(createRequire(import.meta.url).resolve('s3rver')).href;

beforeAll(async () => {
  expected = await makeSet(at, { photographs: 30, isPoisoned: false });
  mkdirSync(at('bucket'));
  const redis = ['--bind', '0.0.0.0', '--protected-mode', 'no', '--dir', at(), '--appendonly', 'yes'];
  running.push(hosts.spawn('queue', 'redis-server', redis, { stdio: 'ignore' }));
  const options = {
    address: '0.0.0.0',
    port: 9000,
    silent: true,
    directory: at('bucket'),
    configureBuckets: [{ name: 'farm', configs: [] }],
  };
  const serve = `const { default: S3rver } = await import('${S3RVER}'); await new S3rver(${JSON.stringify(options)}).run();`;
  running.push(hosts.spawn('store', process.execPath, ['--input-type=module', '-e', serve], { stdio: 'ignore' }));
  await sleep(3000);
});

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await sleep(500);
});

function begin(host: string, args: readonly string[]): ChildProcess {
  const env = {
    ...process.env,
    ...{
      HOTPIX_QUEUE: `redis://${hosts.address('queue')}:6379`,
      AWS_ENDPOINT_URL_S3: `http://${hosts.address('store')}:9000`,
    },
    ...{ AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' },
  };
  const child = hosts.spawn(host, process.execPath, [bin, 'farm', ...args, '--store', 's3://farm/store', '--quiet'], {
    ...{ cwd: at(), env, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  running.push(child);
  return child;
}

/** Until all workers are at the queue. */
async function gathered(): Promise<void> {
  for (let said = ''; !said.startsWith(`${WORKERS.length} workers`);) {
    const child = begin('front', ['status']);
    said = await text(child.stdout as NodeJS.ReadableStream);
  }
}

test('gives the bytes of one scan though a worker is cut off', { timeout: 900_000 }, async () => {
  expect(spawnSync('ip', ['netns', 'list']).status).toBe(0);
  for (const host of WORKERS) begin(host, ['worker', '--lock', '3', '--concurrency', '1']);
  await gathered();
  const ended = once(begin('front', ['submit', 'photos', '--slice', '2', '--wait', '--json', 'result.json']), 'exit');
  await sleep(BEFORE);
  hosts.plug('two', 'down');
  await sleep(AWAY);
  hosts.plug('two', 'up');
  expect((await ended)[0]).toBe(0);
  expect(readFileSync(at('result.json'), 'utf8')).toBe(expected);
});
