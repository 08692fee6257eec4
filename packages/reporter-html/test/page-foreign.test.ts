/** What a ranker of somebody else tells, from the photographs to the page. */
import { createHotpix, jsonReporter, type Plugin } from '@hotpix/core';
import { simulateFrames, sourceOf } from '@hotpix/core/testing';
import { parseResult } from '@hotpix/result';
import { expect, test } from 'vitest';
import { withBrowser } from './browser.ts';

const open = withBrowser();
const { frames } = simulateFrames({ count: 3 });
const decoder: Plugin = {
  name: 'numbers',
  decode: { match: () => true, decode: async (source) => frames[(await source.head())[0]] },
};
const told = { banding: { period: 16, strength: 0.25 }, note: '</script><b id="evil">\u202e' };
const ranker: Plugin = {
  name: 'of-mine',
  rank: (findings) => ({ ...findings, sections: { ...findings.sections, 'of-mine': told } }),
};

test('a section of a foreign ranker goes from the scan through JSON to the page, as it stands', async () => {
  const hotpix = createHotpix({ plugins: [decoder, ranker, jsonReporter()] });
  const scanned = await hotpix.scan(frames.map((_, i) => sourceOf(`${i}.raw`, Uint8Array.of(i))));
  const [{ content }] = await hotpix.report(scanned, ['json']);
  const result = parseResult(String(content));
  expect(result.sections['of-mine']).toEqual(told);

  const { page, complaints } = await open(result);
  const section = page.locator('#plugins');
  await section.locator('summary').click();
  expect(await section.locator('summary').innerText()).toBe('of-mine');
  const text = (await section.locator('pre').innerText()).replaceAll('\\u{202e}', '\u202e');
  expect(JSON.parse(text)).toEqual(told);
  expect(await page.locator('#evil').count()).toBe(0);
  expect(complaints).toEqual([]);
});
