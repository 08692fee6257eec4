/** Runs a program as users do, a process or several at once, and watches it. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

export interface Program {
  readonly name: string;
  /** Commands that run at the same time. */
  readonly commands: readonly (readonly string[])[];
  readonly env?: NodeJS.ProcessEnv;
}

export interface Run {
  /** From the start of the first process to the end of the last. */
  readonly seconds: number;
  /** Of all processes together, in bytes; NaN where the system does not tell (it does on Linux). */
  readonly peak: number;
}

/** Milliseconds between two looks at the memory: it stays at its peak in the kernel's books, so that none is missed but the last moment's. */
const LOOK = 20;

/** @throws {Error} when a process fails, with what it said */
export async function run({ commands, env }: Program): Promise<Run> {
  const start = performance.now();
  const peaks = await Promise.all(commands.map((command) => runOne(command, env)));
  return { seconds: (performance.now() - start) / 1000, peak: peaks.reduce((sum, peak) => sum + peak, 0) };
}

function runOne([program, ...args]: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  // A configuration that lies here is not the user's.
  const child = spawn(program, args, {
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  let peak = NaN;
  child.stderr.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-2000)));
  const watch = setInterval(() => (peak = peakOf(child.pid) ?? peak), LOOK);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve(peak);
      else reject(new Error(`${program} ${args[0] ?? ''} ended with code ${code}: ${said}`));
    });
  });
}

/** The most memory that a process has held so far, in bytes. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
