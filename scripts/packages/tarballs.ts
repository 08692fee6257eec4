/** What npm would ship. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Tarball {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Paths in the package. */
  readonly files: readonly string[];
}

/** @returns the tarball of every workspace, by the name of the package */
export function tarballs(root: string): Map<string, Tarball> {
  const folder = mkdtempSync(join(tmpdir(), 'hotpix-packages-'));
  try {
    const said = execFileSync('npm', ['pack', '--json', '--workspaces', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    const packed = JSON.parse(said) as { name: string; filename: string; files: { path: string }[] }[];
    return new Map(
      packed.map(({ name, filename, files }) => [
        name,
        { bytes: new Uint8Array(readFileSync(join(folder, filename))), files: files.map(({ path }) => path) },
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
