import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();

test('a clone that is not built says in a sentence what to run', async () => {
  await cp(fileURLToPath(new URL('../packages/cli/bin', import.meta.url)), at('cli/bin'), { recursive: true });
  await cp(fileURLToPath(new URL('../packages/cli/package.json', import.meta.url)), at('cli/package.json'));
  const [code, stderr] = await new Promise<[unknown, string]>((resolve) => {
    execFile(process.execPath, [at('cli/bin/hotpix.js'), 'scan'], (error, _, text) => resolve([error?.code, text]));
  });
  expect([code, stderr]).toEqual([2, 'hotpix: this clone is not built yet. Run in it: npm ci && npm run build\n']);
});
