import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { limitsTable } from '../speed/limits.ts';
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

test('kernels that take as long on two processors as decoding does on both leave it at once the time', () => {
  const limit = { name: 'JPEG', goal: 1.25, ratio: 1.8, floor: 90, kernels: 180 };
  expect(limitsTable([limit], 2).split('\n').at(-1)).toBe('| JPEG | 1.25 | 1.80 | 1.00 |');
});
