import { createHotpix } from '@hotpix/core';
import { checkReporter, sampleResult } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { myReporter } from '../src/index.ts';

test('keeps the promises of every reporter', async () => {
  expect(await checkReporter(myReporter())).toContain('hotpix simulated: 4 defects\nhot at 48, 25: ');
});

test('a camera whose name has line breaks takes one line', async () => {
  const camera = { make: 'A\nB', model: 'C', serial: '' };
  const result = { ...(await sampleResult()), camera, defects: [] };
  const [report] = await createHotpix({ plugins: [myReporter()] }).report(result, ['my-reporter']);
  expect(report?.content).toBe('A B C: 0 defects\n');
});
