/** The pool of threads, with threads of Node that run programs of a line or two. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { nodePlatform } from '@hotpix/core/node';
import { afterEach, expect, test } from 'vitest';
import { ThreadPool, type Platform } from '../../src/index.ts';

const program = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

const SQUARES = program('serveTasks((number) => ({ value: number * number }))');
/** Answers with its task after so many milliseconds, during which it does nothing else. */
const SLOW = program(`serveTasks((ms) => {
  for (const end = performance.now() + ms; performance.now() < end; );
  return { value: ms };
})`);
const HANGS = program('serveTasks(() => { for (;;); })');

const pools: ThreadPool[] = [];
afterEach(() => pools.splice(0).forEach((pool) => pool.end()));

/** A pool of its own, and how many threads it has started. */
function poolOf(lanes: number): { pool: ThreadPool; started: () => number } {
  let count = 0;
  const platform: Platform = nodePlatform({ lanes });
  const start = (module: URL) => {
    count++;
    return platform.start!(module);
  };
  const pool = ThreadPool.of({ ...platform, start })!;
  pools.push(pool);
  return { pool, started: () => count };
}

test('a platform that starts no threads has no pool, and one that does has one, whoever asks', () => {
  const platform = nodePlatform({ lanes: 2 });
  expect(ThreadPool.of({ ...platform, start: undefined })).toBeUndefined();
  expect(ThreadPool.of(platform)).toBe(ThreadPool.of(platform));
});

test('tasks of several programs are answered, each with its own value, by no more threads than there are lanes', async () => {
  const { pool, started } = poolOf(2);
  const numbers = Array.from({ length: 50 }, (_, i) => i);
  const squares = Promise.all(numbers.map((number) => pool.run(SQUARES, number)));
  const shared = Promise.all(numbers.map((number) => pool.share(SLOW, 1e5, () => number / 100)));
  expect(await squares).toEqual(numbers.map((number) => number ** 2));
  expect(await shared).toEqual(numbers.map((number) => number / 100));
  expect(started()).toBe(2);
});

test('threads that were begun ahead do what comes, and no others', async () => {
  const { pool, started } = poolOf(2);
  pool.begin(2);
  expect(started()).toBe(2);
  expect(await Promise.all([pool.run(SQUARES, 3), pool.run(SQUARES, 4)])).toEqual([9, 16]);
  expect(started()).toBe(2);
});

test('threads that were begun for nothing keep no process', async () => {
  const script = `(await import('@hotpix/core/node')).nodePlatform({ begun: 2 }); console.log('done');`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { timeout: 20_000 });
  expect((await run).stdout).toBe('done\n');
});

test('what is shared goes ahead of what waits to be run', async () => {
  const { pool } = poolOf(1);
  const order: string[] = [];
  await Promise.all([
    pool.run(SLOW, 20).then(() => order.push('first run')),
    pool.run(SLOW, 1).then(() => order.push('second run')),
    pool.share(SLOW, 1e9, () => 1).then(() => order.push('shared')),
  ]);
  expect(order.indexOf('shared')).toBeLessThan(order.indexOf('second run'));
});

test('a thread that runs a task gets nothing else, however much is shared meanwhile', async () => {
  const { pool } = poolOf(2);
  const run = pool.run(SLOW, 300).then(() => 'run');
  const shared = Promise.all(Array.from({ length: 40 }, () => pool.share(SLOW, 2e6, () => 2))).then(() => 'shared');
  expect(await Promise.race([run, shared])).toBe('shared');
  await run;
});

test('a task is made for the thread that does it: its number, and the same object as long as it lives', async () => {
  const { pool } = poolOf(3);
  const seen = new Map<object, number>();
  const share = () => pool.share(SLOW, 1e7, (thread) => (seen.set(thread, thread.number), 5));
  await Promise.all(Array.from({ length: 12 }, share));
  expect([...seen.values()].sort()).toEqual([0, 1, 2]);
  pool.end();
  await Promise.all(Array.from({ length: 12 }, share));
  expect([...seen.values()].sort()).toEqual([0, 0, 1, 1, 2, 2]);
});

test('what a program throws fails its task alone', async () => {
  const { pool } = poolOf(1);
  const fails = program(
    "serveTasks((word) => { if (word === 'bad') throw new Error('out of luck'); return { value: word }; })",
  );
  const [bad, good] = await Promise.allSettled([pool.run(fails, 'bad'), pool.run(fails, 'good')]);
  expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'out of luck' } });
  expect(good).toEqual({ status: 'fulfilled', value: 'good' });
});

test('a task that cannot be made has failed, and the others are done', async () => {
  const { pool } = poolOf(1);
  const fail = (): never => {
    throw new RangeError('no room');
  };
  const [bad, good] = await Promise.allSettled([pool.share(SQUARES, 1, fail), pool.share(SQUARES, 1, () => 6)]);
  expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'no room' } });
  expect(good).toEqual({ status: 'fulfilled', value: 36 });
});

test('a module that serves no tasks says so, and so does one that is not there', async () => {
  const { pool } = poolOf(1);
  await expect(pool.run(program('1'), 0)).rejects.toThrow('to call serveTasks, got a module that does not');
  await expect(pool.run(new URL('file:///nowhere/program.js'), 0)).rejects.toThrow('/nowhere/program.js');
});

test('a task is stopped while it waits and while it hangs, and the next has a thread of its own', async () => {
  const { pool, started } = poolOf(1);
  const stop = new AbortController();
  const { signal } = stop;
  const hanging = pool.run(HANGS, 0, { signal });
  const waiting = pool.run(SQUARES, 3, { signal });
  setTimeout(() => stop.abort(), 50);
  for (const { status, reason } of (await Promise.allSettled([hanging, waiting])) as PromiseRejectedResult[])
    expect([status, reason.code]).toEqual(['rejected', 'aborted']);
  await expect(pool.run(SQUARES, 3, { signal })).rejects.toMatchObject({ code: 'aborted' });
  expect(await pool.run(SQUARES, 4)).toBe(16);
  expect(started()).toBe(2);
});

test('a thread that dies fails what it was given, and another takes its place', async () => {
  const workers: Worker[] = [];
  const listen = (worker: Worker): void => void workers.push(worker);
  process.on('worker', listen);
  const { pool } = poolOf(1);
  await pool.run(SQUARES, 1);
  process.off('worker', listen);
  const lost = pool.run(HANGS, 0);
  setTimeout(() => void workers[0].terminate(), 20);
  await expect(lost).rejects.toThrow('thread');
  expect(await pool.run(SQUARES, 5)).toBe(25);
});

test('memory is handed over without a copy, there and back', async () => {
  const { pool } = poolOf(1);
  const back = program('serveTasks((bytes) => ({ value: bytes, handed: [bytes.buffer] }))');
  const bytes = Uint8Array.of(1, 2, 3);
  const came = (await pool.run(back, bytes, { handed: [bytes.buffer] })) as Uint8Array;
  expect(came).toEqual(Uint8Array.of(1, 2, 3));
  expect(bytes.byteLength).toBe(0);
});
