/** What a ranker of somebody else tells, from the photographs to the page. */
import { createHotpix, jsonReporter, type Json, type Plugin } from '@hotpix/core';
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

test('a section of a foreign ranker goes from the scan through JSON to the page, to be read and as it stands', async () => {
  const hotpix = createHotpix({ plugins: [decoder, ranker, jsonReporter()] });
  const scanned = await hotpix.scan(frames.map((_, i) => sourceOf(`${i}.raw`, Uint8Array.of(i))));
  const [{ content }] = await hotpix.report(scanned, ['json']);
  const result = parseResult(String(content));
  expect(result.sections['of-mine']).toEqual(told);

  const { page, complaints } = await open(result);
  const section = page.locator('#plugins');
  await section.locator('summary').click();
  expect(await section.locator('h3').innerText()).toBe('of-mine');
  expect(await section.locator('.told').first().innerText()).toBe(
    'banding\nperiod\n16\nstrength\n0.25\nnote\n</script><b id="evil">\\u{202e}',
  );
  const text = (await section.locator('pre').innerText()).replaceAll('\\u{202e}', '\u202e');
  expect(JSON.parse(text)).toEqual(told);
  expect(await page.locator('#evil').count()).toBe(0);
  expect(complaints).toEqual([]);
});

const fixture = await createHotpix({ plugins: [decoder, jsonReporter()] }).scan(
  frames.map((_, i) => sourceOf(`${i}.raw`, Uint8Array.of(i))),
);
/** The section of a Result to which a plugin added this. */
async function show(content: Json, width = 1280) {
  const { page, complaints } = await open(
    { ...fixture, sections: { ...fixture.sections, mine: content } },
    { viewport: { width, height: 900 } },
  );
  return { page, complaints, section: page.locator('#plugins') };
}

test('numbers, words and lists are as people read them', async () => {
  const { section } = await show({
    count: 1234567,
    ratio: -0.123456789,
    isWarm: true,
    seen: null,
    levels: [1, 2.5, 3000],
    none: [],
  });
  expect((await section.locator('dt').allInnerTexts()).map((name) => name.trim())).toEqual([
    'count',
    'ratio',
    'is warm',
    'seen',
    'levels',
    'none',
  ]);
  expect(await section.locator('dd').allInnerTexts()).toEqual([
    '1,234,567',
    '\u22120.123457',
    'yes',
    'none',
    '1, 2.5, 3,000',
    'nothing',
  ]);
});

test('a list of like entries is a table, also where one lacks something', async () => {
  const { section } = await show({ bands: [{ row: 3, constructor: 'a' }, { row: 4000 }] });
  expect(await section.locator('th').allInnerTexts()).toEqual(['row', 'constructor']);
  expect(await section.locator('td').allInnerTexts()).toEqual(['3', 'a', '4,000', '']);
});

const nest = (depth: number): Json => (depth === 0 ? 'deep' : { in: nest(depth - 1) });

test.each<[string, Json, string]>([
  [
    'of a hundred thousand keys',
    Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i])),
    '98,000 more entries',
  ],
  ['of a hundred thousand numbers', Array.from({ length: 100_000 }, (_, i) => i), '99,960 more values'],
  ['of ten thousand rows', Array.from({ length: 10_000 }, (_, i) => ({ i })), '9,950 more rows'],
  [
    'of a hundred columns',
    [Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`c${i}`, i]))],
    '92 more columns',
  ],
  ['nested a hundred deep', nest(100), 'Nested deeper than is shown here.'],
  ['of one long word', { ['k'.repeat(5000)]: 'w'.repeat(5000) }, 'w…'],
])('a section %s is cut, and the page stays as wide as it is', async (_, content, words) => {
  const { page, section, complaints } = await show(content, 390);
  expect(await section.innerText()).toContain(words);
  expect(await section.locator('*').count()).toBeLessThan(20_000);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  expect(complaints).toEqual([]);
});
