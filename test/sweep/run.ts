import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ran {
  readonly isWell: boolean;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs a program; it fails where it ends with an error or says anything on stderr. */
export function run(program: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { encoding: 'buffer', maxBuffer: 1 << 30, timeout: 60_000 }, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') reject(new Error(`Expected the program '${program}' to be installed, it is not.`));
      else resolve({ isWell: !error && stderr.length === 0, stdout, stderr: stderr.toString() });
    });
  });
}

/** Calls back with a folder in which these bytes lie as files, and removes it. */
export async function withFiles<T>(
  files: Readonly<Record<string, Uint8Array>>,
  work: (at: (name: string) => string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hotpix-sweep-'));
  try {
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
    return await work((name) => join(folder, name));
  } finally {
    await rm(folder, { recursive: true });
  }
}
