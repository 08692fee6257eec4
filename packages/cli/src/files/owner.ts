/** Which process left a file behind, and whether it still runs. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';

export interface Owner {
  /** Eight digits that stand for the name of the machine, or of the container. */
  readonly host: string;
  readonly pid: number;
  /** When the process began, in ticks since the machine did; absent where the system does not tell. */
  readonly began?: string;
}

export const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

export async function thisProcess(): Promise<Owner> {
  const began = await beginningOf(process.pid);
  return { host: HOST, pid: process.pid, ...(began !== undefined && { began }) };
}

/** Whether a process has ended for certain: of another machine nobody knows, and a number may be that of a later process. */
export async function hasEnded({ host, pid, began }: Owner): Promise<boolean> {
  if (host !== HOST) return false;
  if (!isRunning(pid)) return true;
  return began !== undefined && (await beginningOf(pid)) !== began;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Of Linux: the 22nd field of its line, the 20th behind the name, which may hold anything (proc_pid_stat(5)). */
async function beginningOf(pid: number): Promise<string | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
}
