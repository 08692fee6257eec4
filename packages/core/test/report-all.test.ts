import { expect, test } from 'vitest';
import { createHotpix, jsonReporter, type Plugin } from '../src/index.ts';
import { sampleResult } from '../src/testing/index.ts';

const result = await sampleResult();
const counting: Plugin = {
  name: 'counting',
  report: { extension: '.txt', render: () => 'one', renderAll: (results) => `all ${results.length}` },
};
const single: Plugin = { name: 'single', report: { extension: '.txt', render: () => 'one' } };

test('a reporter that can is asked once for all Results, and for one as ever', async () => {
  const hotpix = createHotpix({ plugins: [counting, single] });
  const [{ content }] = await hotpix.reportAll([result, result], ['counting']);
  expect(content).toBe('all 2');
  expect((await hotpix.report(result, ['counting', 'single'])).map((report) => report.content)).toEqual(['one', 'one']);
});

test('one that cannot is refused', async () => {
  const reportAll = createHotpix({ plugins: [counting, single] }).reportAll([result], ['single']);
  await expect(reportAll).rejects.toMatchObject({ code: 'unknownReporter' });
});

test('JSON of several Results is a list', async () => {
  const [{ content }] = await createHotpix({ plugins: [jsonReporter()] }).reportAll([result, result], ['json']);
  expect(JSON.parse(content as string)).toEqual([result, result]);
});

test('a renderAll that is no function is refused with the name of the plugin', () => {
  const bad = { name: 'bad', report: { ...single.report, renderAll: 'all' } } as unknown as Plugin;
  expect(() => createHotpix({ plugins: [bad] })).toThrow(/a function in 'report\.renderAll'/);
});
