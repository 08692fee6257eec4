/** Where the processor time of a scan goes, by the samples that perf takes of all its threads. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OF_KERNELS, partOf, PARTS, type Sample } from './parts.ts';
import type { Absent } from './programs.ts';

const HOTPIX = fileURLToPath(new URL('../../packages/cli/bin/hotpix.js', import.meta.url));
/** Samples a second of processor time. */
const FREQUENCY = 1000;
const MOST_OUTPUT = 2 ** 30;

/** Milliseconds of processor time, and those for which the processors had nothing to do. */
type Times = ReadonlyMap<string, number>;

/** Milliseconds per photograph below which a decimal tells something. */
const FEW = 30;

const IDLE = 'idle: all processors until the end, less the above';

/** Where the time of a scan goes. */
export interface Budget {
  /** What each further photograph takes, which is the difference of two scans, and what a scan takes once. */
  readonly table: string;
  /** Milliseconds of processor time that kernels take for a photograph of the longer scan, and for each further one. */
  readonly kernels: { readonly all: number; readonly each: number };
}

/** @param few files. @param many more files */
export function budget(few: readonly string[], many: readonly string[]): Budget | Absent {
  if (spawnSync('perf', ['record', '-q', '-o', '/dev/null', 'true']).status !== 0)
    return { absent: 'where the time goes: there is no `perf`, or it may not look.' };
  const [less, more] = [few, many].map(timesOf);
  const rows = [...PARTS, IDLE].map((part): Row => {
    const [a, b] = [less.get(part) ?? 0, more.get(part) ?? 0];
    const each = (b - a) / (many.length - few.length);
    return { part, each, once: a - each * few.length, all: b / many.length };
  });
  const busy = rows.filter(({ part }) => part !== IDLE);
  const total = sumOf('**processor time**', busy);
  const kernels = sumOf(
    'of that, kernels',
    rows.filter(({ part }) => OF_KERNELS.includes(part)),
  );
  const lines = [...busy, total, kernels, ...rows.filter((row) => !busy.includes(row))];
  const table = [
    `| ms of processor time | a photograph of ${many.length} | each further one | once a scan |`,
    '|---|---|---|---|',
    ...lines.map(
      ({ part, all, each, once }) =>
        `| ${part} | ${[all, each].map((ms) => ms.toFixed(total.each < FEW ? 1 : 0)).join(' | ')} | ${once.toFixed(0)} |`,
    ),
  ].join('\n');
  return { table, kernels };
}

interface Row {
  readonly part: string;
  /** Milliseconds per photograph of a scan, of each further one, and once. */
  readonly all: number;
  readonly each: number;
  readonly once: number;
}

function sumOf(part: string, rows: readonly Row[]): Row {
  const sum = (of: (row: Row) => number): number => rows.reduce((all, row) => all + of(row), 0);
  return { part, all: sum(({ all }) => all), each: sum(({ each }) => each), once: sum(({ once }) => once) };
}

function timesOf(files: readonly string[]): Times {
  const folder = mkdtempSync(join(tmpdir(), 'hotpix-budget-'));
  const data = join(folder, 'perf.data');
  const node = ['--perf-basic-prof', '--interpreted-frames-native-stack', HOTPIX, 'scan', '--quiet', ...files];
  const sampling = ['-q', '-e', 'task-clock', '-F', `${FREQUENCY}`, '-g', '-o', data];
  try {
    const start = performance.now();
    execFileSync('perf', ['record', ...sampling, process.execPath, ...node], { cwd: folder, stdio: 'ignore' });
    const wall = performance.now() - start;
    const script = ['script', '-i', data, '--no-inline', '-F', 'pid,tid,ip,sym'];
    const text = execFileSync('perf', script, {
      encoding: 'utf8',
      maxBuffer: MOST_OUTPUT,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const samples = readSamples(text);
    const times = new Map<string, number>();
    const kinds = kindsOf(samples);
    for (const sample of samples) {
      const part = partOf(sample, kinds.get(sample.thread)!);
      times.set(part, (times.get(part) ?? 0) + 1000 / FREQUENCY);
    }
    for (const { process } of samples.slice(0, 1)) rmSync(join(tmpdir(), `perf-${process}.map`), { force: true });
    times.set(IDLE, wall * availableParallelism() - (1000 / FREQUENCY) * samples.length);
    return times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each is a line of its process and thread, and lines of its frames, the innermost first; then comes an empty one. */
function readSamples(text: string): Sample[] {
  return text.split(/\n\s*\n/).flatMap((block) => {
    const [head, ...frames] = block.split('\n').filter((line) => line.trim() !== '');
    const [, process, thread] = /^\s*(\d+)[\s/]+(\d+)/.exec(head ?? '') ?? [];
    if (process === undefined || frames.length === 0) return [];
    return [{ process: Number(process), thread: Number(thread), frames: frames.map((frame) => frame.trim()) }];
  });
}

/** What a thread is there for, by what it ever did. */
function kindsOf(samples: readonly Sample[]): Map<number, Parameters<typeof partOf>[1]> {
  const kinds = new Map<number, Parameters<typeof partOf>[1]>();
  for (const { process, thread, frames } of samples) {
    const known = kinds.get(thread) ?? (thread === process ? 'main' : 'engine');
    const says = (path: string): boolean => frames.some((frame) => frame.includes(path));
    kinds.set(thread, known === 'engine' && says('threads/task-thread.js') ? 'pool' : known);
  }
  return kinds;
}
