import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { table } from '../speed/tables.ts';

const START = { name: 'node -e 0', seconds: 0.06, ratio: 1, peak: 3e7 };

test('what takes no photographs is not told in milliseconds per photograph', () => {
  const [head, , row] = table([START], 1, {}, 'run').split('\n');
  expect(head).toMatch(/^\| \| ms per run \|/);
  expect(row).toBe('| node -e 0 | 60 | 0.1 | 1.00 | 0.03 |  |');
});

test('the document tells the start so', () => {
  const page = readFileSync(new URL('../../docs/performance.md', import.meta.url), 'utf8');
  expect(page).toMatch(/## Start\n\n\| +\| ms per run +\|/);
});
