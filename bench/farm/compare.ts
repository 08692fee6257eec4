/** A farm of two workers on this machine beside one scan, both as whole commands, in turns. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOf, takeAll, type Album } from '../speed/photographs.ts';

const BIN = fileURLToPath(new URL('../../packages/cli/dist/bin.js', import.meta.url));
const SYSTEM = fileURLToPath(new URL('../../scripts/system.mjs', import.meta.url));
const PORT = 46_871;
const WORKERS = 2;
/** Photographs that are taken; the others are these again, with other bytes behind their end. */
const TAKEN = 8;

interface Cost {
  /** Seconds. */
  readonly wall: number;
  readonly cpu: number;
}

export interface Comparison {
  readonly runs: { readonly scan: Cost; readonly farm: Cost };
  /** Bytes that lie in the store in the end. */
  readonly stored: number;
  /** Bytes that went into the store or came out of it. */
  readonly moved: number;
  /** Bytes of a photograph. */
  readonly photograph: number;
}

export async function compareWithScan({
  photographs,
  slice,
  megapixels,
}: {
  readonly photographs: number;
  readonly slice: number;
  readonly megapixels: number;
}): Promise<Comparison> {
  execFileSync(process.execPath, [SYSTEM, 'redis'], { stdio: 'inherit' });
  const album = { megapixels, photographs: Math.min(TAKEN, photographs) };
  await takeAll(album, ['jpeg']);
  const folder = mkdtempSync(join(tmpdir(), 'hotpix-farm-'));
  const files = others(album, photographs, join(folder, 'photographs'));
  const redis = spawn('redis-server', ['--port', String(PORT), '--save', '', '--dir', folder], { stdio: 'ignore' });
  try {
    await once(redis, 'spawn');
    const serial = join(folder, 'serial.json');
    const result = join(folder, 'farm.json');
    const scan = await cost(() => run(['scan', ...files, '--json', serial, '--quiet'], folder));
    const store = join(folder, 'store');
    const places = ['--queue', `redis://127.0.0.1:${PORT}`, '--store', store];
    const args = [
      'farm',
      'submit',
      ...files,
      ...places,
      '--slice',
      String(slice),
      '--wait',
      '--json',
      result,
      '--quiet',
    ];
    const farm = await cost(async () => {
      const workers = Array.from({ length: WORKERS }, () => begin(['farm', 'worker', ...places, '--quiet'], folder));
      await run(args, folder);
      for (const worker of workers) {
        worker.kill('SIGTERM');
        await once(worker, 'exit');
      }
    });
    if (readFileSync(serial, 'utf8') !== readFileSync(result, 'utf8')) throw new Error('The Results differ.');
    const { stored, moved } = bytesOf(store);
    const photograph = files.reduce((sum, path) => sum + statSync(path).size, 0) / files.length;
    return { runs: { scan, farm }, stored, moved, photograph };
  } finally {
    if (redis.exitCode === null && redis.kill()) await once(redis, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As many photographs, each of a size of its own, so that none is taken for a copy of another. */
function others(album: Album, photographs: number, folder: string): string[] {
  mkdirSync(folder);
  const taken = filesOf(album, 'jpeg').map((path) => readFileSync(path));
  return Array.from({ length: photographs }, (_, i) => {
    const path = join(folder, `${String(i).padStart(4, '0')}.jpg`);
    writeFileSync(path, Buffer.concat([taken[i % taken.length], Buffer.alloc(i + 1)]));
    return path;
  });
}

const begin = (args: readonly string[], cwd: string): ChildProcess =>
  spawn(process.execPath, [BIN, ...args], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });

async function run(args: readonly string[], cwd: string): Promise<void> {
  const [code] = (await once(begin(args, cwd), 'exit')) as [number];
  if (code !== 0) throw new Error(`hotpix ${args[0]} ended with ${code}`);
}

/** With all processes that end in between. */
async function cost(work: () => Promise<void>): Promise<Cost> {
  const [before, start] = [childSeconds(), performance.now()];
  await work();
  return { wall: (performance.now() - start) / 1000, cpu: childSeconds() - before };
}

/** Processor seconds of the children of this process that have ended, and of theirs: Node tells of none but itself. */
function childSeconds(): number {
  const fields = readFileSync(`/proc/${process.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  const ticks = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout);
  return (Number(fields[13]) + Number(fields[14])) / ticks;
}

/** A State is written once; those of slices and those between are read once as they are merged, and the last one as it is ranked. */
function bytesOf(store: string): { stored: number; moved: number } {
  let [stored, states] = [0, 0];
  for (const name of readdirSync(store, { recursive: true, encoding: 'utf8' })) {
    const stats = statSync(join(store, name));
    if (!stats.isFile()) continue;
    stored += stats.size;
    if (name.startsWith('states')) states += stats.size;
  }
  return { stored, moved: stored + states };
}
