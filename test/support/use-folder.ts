import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** A new folder for all tests of a file, removed after them; call it for its path, or that of something in it. */
export function useFolder(): (...names: string[]) => string {
  let path = '';
  beforeAll(async () => {
    path = await realpath(await mkdtemp(join(tmpdir(), 'hotpix-test-')));
  });
  afterAll(() => rm(path, { recursive: true, force: true }));
  return (...names) => join(path, ...names);
}
