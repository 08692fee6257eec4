import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

export interface Folder {
  /** Absolute path of the folder of this test. */
  readonly path: string;
  /** Absolute path of something in it. */
  at(...names: string[]): string;
  /** Writes a file and the folders it lies in; returns its absolute path. */
  write(name: string, content?: string | Uint8Array): Promise<string>;
}

/** A new, empty folder for each test, removed after it. */
export function useFolder(): Folder {
  let path = '';
  beforeEach(async () => {
    path = await realpath(await mkdtemp(join(tmpdir(), 'hotpix-cli-')));
  });
  afterEach(() => rm(path, { recursive: true, force: true }));
  const at = (...names: string[]): string => join(path, ...names);
  return {
    get path() {
      return path;
    },
    at,
    async write(name, content = '') {
      await mkdir(dirname(at(name)), { recursive: true });
      await writeFile(at(name), content);
      return at(name);
    },
  };
}
