/** The documents that are derived from the code are those of this code. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './support/hotpix.ts';

const jiti = join(dirname(createRequire(import.meta.url).resolve('jiti/package.json')), 'lib/jiti-cli.mjs');

test("'npm run docs' would change nothing", async () => {
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, [jiti, 'scripts/docs.ts', '--check'], { cwd: root }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
  expect(said).toBe('');
});
