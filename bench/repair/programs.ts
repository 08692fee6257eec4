/** Other programs, run as they are. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Whether a command is on the path. */
export function isInstalled(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));
}

/**
 * Runs a command in a folder of its own.
 * @param files by name, before
 * @returns the file of that name, after
 */
export function run(
  command: string,
  args: readonly string[],
  files: Readonly<Record<string, Uint8Array | string>>,
  output: string,
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'hotpix-bench-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    execFileSync(command, [...args], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    return readFileSync(join(folder, output));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The samples of a 16-bit PGM. */
export function readPgm(bytes: Uint8Array): { samples: Uint16Array; width: number; height: number } {
  const header = /^P5\s+(\d+)\s+(\d+)\s+65535\s/.exec(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
  if (!header) throw new Error('Expected a PGM of 16 bits from dcraw, got something else.');
  const [width, height] = [Number(header[1]), Number(header[2])];
  const data = Buffer.from(bytes.subarray(header[0].length));
  return { samples: Uint16Array.from({ length: width * height }, (_, i) => data.readUInt16BE(2 * i)), width, height };
}
