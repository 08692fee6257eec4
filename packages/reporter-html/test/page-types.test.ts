import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const project = fileURLToPath(new URL('../src/page', import.meta.url));

it('the script of the page type-checks against the DOM, without Node', { timeout: 60_000 }, () => {
  expect(execFileSync(process.execPath, [compiler, '-p', project], { encoding: 'utf8' })).toBe('');
});
