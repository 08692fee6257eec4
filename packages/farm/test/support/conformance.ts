/** A farm whose workers are killed, whose server is restarted and whose jobs come twice and in any order, held against one scan. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { expect } from 'vitest';
import { canonical, parseResult } from '@hotpix/result';
import { openPlace } from '@hotpix/objects';
import { simulate } from '@hotpix/simulator';
import { CAMERA } from '../../../../test/support/camera.ts';
import { bin, hotpix } from '../../../../test/support/hotpix.ts';
import { resultOf } from '../../../../test/support/result-of.ts';
import { connect } from '../../src/queue/connection.ts';
import { QUEUE } from '../../src/queue/jobs.ts';
import type { Server } from './redis.ts';

export interface Ordeal {
  readonly photographs: number;
  readonly slice: number;
  readonly workers: number;
  /** Workers that are killed, one after the other. */
  readonly kills: number;
  /** Whether a photograph is among them that ends the process which decodes it. */
  readonly isPoisoned: boolean;
  /** Whether the server is restarted meanwhile. */
  readonly isRestarted: boolean;
}

/** Milliseconds between two kills: a worker takes some to begin. */
const PAUSE = 1500;
/** Milliseconds for which a worker is frozen: longer than its jobs are its own. */
const FREEZE = 5000;

const POISON = 'photos/frame-0002.poison';
/** A decoder that is killed by what it decodes. */
const CONFIG = `export default {
  plugins: [
    {
      name: 'deadly',
      decode: {
        match: (head) => String.fromCharCode(...head.subarray(0, 6)) === 'POISON',
        decode: () => process.kill(process.pid, 'SIGKILL'),
      },
    },
  ],
};
`;

/** Puts photographs into a folder. @returns the Result that a farm has to come to */
export async function makeSet(
  at: (...names: string[]) => string,
  { photographs, isPoisoned }: Pick<Ordeal, 'photographs' | 'isPoisoned'>,
): Promise<string> {
  await simulate({ dir: at('made'), camera: CAMERA, frames: photographs, formats: ['dng'] });
  await mkdir(at('photos'));
  for (const name of readdirSync(at('made/dng')))
    await writeFile(at('photos', name), await readFile(at('made/dng', name)));
  await writeFile(at('photos/copy.dng'), await readFile(at('photos/frame-0003.dng')));
  await writeFile(at('photos/notes.txt'), 'Notes.');
  await writeFile(at('hotpix.config.mjs'), CONFIG);
  const serial = await resultOf(at(), ['photos']);
  if (!isPoisoned) return serial;
  await writeFile(at(POISON), 'POISON');
  const result = parseResult(serial);
  const row = {
    path: POISON,
    status: 'failed',
    reason:
      'Expected a photograph that can be decoded, got one that ended the process in 3 tries. Leave it out, and tell the author of the decoder.',
    code: 'crashed',
  };
  const files = [...result.files, row].sort((a, b) => (a.path < b.path ? -1 : 1));
  return `${JSON.stringify(canonical({ ...result, files }), undefined, 2)}\n`;
}

/** Runs the farm through an ordeal, and holds what comes out against what one scan gives. */
export async function outlive(
  at: (...names: string[]) => string,
  server: Server,
  store: string,
  ordeal: Ordeal,
  expected: string,
): Promise<void> {
  const url = server.url();
  const places = ['--queue', url, '--store', store];
  const workers = Array.from({ length: ordeal.workers }, () => new Keeper(at(), [...places, '--lock', '2']));
  try {
    // Two coordinators, of whom neither knows of the other.
    const submit = (name: string) =>
      hotpix(at(), [
        'farm',
        'submit',
        'photos',
        ...places,
        '--slice',
        String(ordeal.slice),
        '--wait',
        '--json',
        name,
        '--quiet',
      ]);
    const ended = Promise.all([submit('one.json'), submit('two.json')]);
    const kills = await trouble(server, workers, ordeal, ended);
    for (const { code, stderr } of await ended) expect([code, stderr]).toEqual([0, expect.any(String)]);
    expect(kills).toBeGreaterThan(ordeal.kills / 2);
    for (const name of ['one.json', 'two.json']) expect(await readFile(at(name), 'utf8')).toBe(expected);
    await assertNothingLeft(url, store);
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
  }
}

/** Kills workers while there is work, each within the time that a job takes. @returns how many */
async function trouble(
  server: Server,
  workers: readonly Keeper[],
  ordeal: Ordeal,
  ended: Promise<unknown>,
): Promise<number> {
  let isOver = false;
  void ended.then(() => (isOver = true));
  await shuffle(server.url(), () => isOver);
  let kill = 0;
  for (; kill < ordeal.kills && !isOver; kill++) {
    await sleep(PAUSE * (0.5 + Math.random()));
    const worker = workers[Math.floor(Math.random() * workers.length)];
    // Some are not dead, but come back when others have their jobs.
    if (kill % 5 === 4) worker.freeze(FREEZE);
    else worker.kill();
    if (ordeal.isRestarted && kill === Math.floor(ordeal.kills / 2)) await server.restart();
  }
  return kill;
}

/** Adds some of the jobs again under other names, ahead of all others, and waits for the first jobs to be there. */
async function shuffle(url: string, isOver: () => boolean): Promise<void> {
  await using(url, async (queue) => {
    while (!isOver()) {
      const jobs = await queue.getJobs(['waiting']);
      for (const [i, job] of jobs.entries()) {
        if (i % 3 === 0)
          await queue.add(job.name, job.data, { jobId: `again-${i}`, lifo: true, removeOnComplete: true });
      }
      if (jobs.length > 0) return;
      await sleep(100);
    }
  });
}

async function assertNothingLeft(url: string, store: string): Promise<void> {
  await using(url, async (queue) => {
    let left: unknown[] = ['?'];
    // Who does a job again finds it done.
    for (let look = 0; left.length > 0 && look < 100; look++) {
      await sleep(200);
      left = Object.values(await queue.getJobCounts()).filter((count) => count > 0);
    }
    expect(left).toEqual([]);
  });
  const keys: string[] = [];
  for await (const { key } of openPlace(store).list()) keys.push(key);
  expect(keys.filter((key) => !/^(plans|slices|states|results)\//.test(key) || key.endsWith('origins.json'))).toEqual(
    [],
  );
  if (!store.includes('://')) expect(readdirSync(store).filter((name) => name.startsWith('.'))).toEqual([]);
}

async function using(url: string, work: (queue: Queue) => Promise<void>): Promise<void> {
  const { options, backend } = await connect(url);
  const queue = new Queue(QUEUE, options, ...backend);
  await work(queue).finally(() => queue.close());
}

/** A worker that is started again whenever it ends. */
class Keeper {
  private child: ChildProcess;
  private isKept = true;
  private readonly cwd: string;
  private readonly args: readonly string[];

  constructor(cwd: string, args: readonly string[]) {
    this.cwd = cwd;
    this.args = args;
    this.child = this.start();
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  freeze(milliseconds: number): void {
    const { child } = this;
    child.kill('SIGSTOP');
    setTimeout(() => child.kill('SIGCONT'), milliseconds);
  }

  async end(): Promise<void> {
    this.isKept = false;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGCONT');
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }

  private start(): ChildProcess {
    const args = [bin, 'farm', 'worker', ...this.args, '--quiet', '--concurrency', '1'];
    const child = spawn(process.execPath, args, { cwd: this.cwd, stdio: 'ignore' });
    child.on('exit', () => {
      if (this.isKept) this.child = this.start();
    });
    return child;
  }
}
