import type { Result } from '@hotpix/result';
import { describe, expect, it } from 'vitest';
import { withBrowser } from './browser.ts';
import {
  clean,
  hostile,
  HOSTILE,
  insufficient,
  nothingDecoded,
  overLimits,
  rankedByVariance,
  refused,
  scanned,
  withArtefacts,
} from './result-fixtures.ts';

const open = withBrowser();

/** How the page writes out the control characters of the hostile text. */
const SHOWN = HOSTILE.replace('\u202e', '\\u{202e}').replace('\u0007', '\\u{7}').replace('\u2028', '\\u{2028}');

const FIELDS = [
  ['model', '.hero'],
  ['serial', '.hero'],
  ['sensor', '.hero'],
  ['sensor', '#settings'],
  ['sensor2', '#files'],
  ['check', '#checks'],
  ['message', '#checks'],
  ['limit', '#limits'],
  ['colour', '#detail'],
  ['path', '#detail'],
  ['path2', '#files'],
  ['reason', '#files'],
  ['taken', '#files'],
  ['make', '#settings'],
  ['plugin', '#settings'],
  ['plugin version', '#settings'],
  ['option', '#settings'],
  ['value', '#settings'],
  ['generator', 'footer'],
  ['section', '#plugins'],
] as const;

describe('a report opened from a file', () => {
  it.each([
    ['of many kinds of defects', scanned(60), '60 defects found'],
    ['of a clean sensor', clean(), 'No defects found'],
    ['of photographs with dust and a date', withArtefacts(), '60 defects found'],
    ['over its limits', overLimits(), '2 limits exceeded'],
    ['of too few photographs', insufficient(), 'No verdict'],
    ['of photographs that must not be judged', refused(), 'No verdict'],
    ['of nothing that could be decoded', nothingDecoded(), 'No verdict'],
    ['ranked by variance', rankedByVariance(), '5 candidates listed'],
    ['of ten thousand defects', scanned(10_000), '10,000 defects found'],
  ])('%s says so first, fetches nothing and complains of nothing', async (_, result, headline) => {
    const { page, requests, complaints } = await open(result);
    await expect.poll(() => page.locator('main h1').innerText()).toBe(headline);
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('counts the defects by kind and the photographs by status', async () => {
    const { page } = await open(scanned(60));
    const tally = await page.locator('.tally li').allInnerTexts();
    const sum = tally.reduce((total, entry) => total + Number(entry.split('\n')[0]), 0);
    expect(sum).toBe(60);
    const facts = await page.locator('.hero dl').innerText();
    for (const fact of ['Canon PowerShot S40', '0420183377', '24 used', '2 set aside, 2 failed'])
      expect(facts).toContain(fact);
  });

  it('shows warnings before checks that passed, and every limit with what came', async () => {
    const { page } = await open(overLimits());
    expect(await page.locator('.check').first().innerText()).toContain('Warning: independent scenes');
    expect(await page.locator('#limits tbody tr').first().innerText()).toBe('defects\t50\t60\tExceeded');
    expect(await page.locator('#limits .badge').allInnerTexts()).toEqual(['Exceeded', 'Exceeded', 'Kept', 'Kept']);
  });

  it('tells what chance may carry over the threshold only of a verdict that rests on it', async () => {
    const facts = async (result: Result) => await (await open(result)).page.locator('.hero dl').innerText();
    const limited = { ...scanned(3), capture: { mode: 'dark' as const, guessed: false } };
    expect(await facts(scanned(3))).toContain('1 good pixel may cross it');
    for (const result of [
      insufficient(),
      refused(),
      rankedByVariance(),
      { ...limited, options: { ...limited.options, darkLimit: 40 } },
    ]) {
      expect(await facts(result)).not.toContain('may cross');
    }
  });

  it('shows what a plugin told that the page does not know, as it stands, however long it is', async () => {
    const sharpness = { best: 0.93, frames: Array.from({ length: 9000 }, (_, i) => i) };
    const { page } = await open({ ...scanned(1), sections: { ...scanned(1).sections, sharpness } });
    await page.locator('#plugins summary').click();
    const shown = await page.locator('#plugins pre').innerText();
    expect(await page.locator('#plugins h3').innerText()).toBe('sharpness');
    expect(shown).toContain('"best": 0.93,\n');
    expect(shown).toMatch(/… \d+ more characters$/);
    expect(await (await open(scanned(1))).page.locator('#plugins').count()).toBe(0);
  });

  it('shows some of very many sections, and says how many more there are', async () => {
    const many = Object.fromEntries(Array.from({ length: 70_000 }, (_, i) => [`plugin ${i}`, i]));
    const { page, complaints } = await open({ ...scanned(1), sections: many });
    expect(await page.locator('#plugins details').count()).toBe(50);
    expect(await page.locator('#plugins .prose').innerText()).toContain('69950 more are in the JSON.');
    expect(complaints).toEqual([]);
  });

  it('calls no find certain', async () => {
    const [one] = scanned(1).defects;
    const { page } = await open({ ...scanned(1), defects: [{ ...one, confidence: 1 }] });
    expect(await page.locator('#defects tbody').innerText()).toContain('> 99.99 %'.replaceAll(' ', '\u202f'));
  });

  it('gives the reason and the files, and no map, when nothing could be judged', async () => {
    const { page } = await open(insufficient());
    expect(await page.locator('.lead').innerText()).toBe(insufficient().reason);
    expect(await page.locator('#map, #defects, #detail').count()).toBe(0);
    expect(await page.locator('#files tbody tr').count()).toBe(5);
  });

  it('gives the reason of a refusal and the check that failed first, and no map', async () => {
    const { page } = await open(refused());
    expect(await page.locator('.lead').innerText()).toBe(refused().reason);
    expect(await page.locator('#map, #defects, #detail').count()).toBe(0);
    expect(await page.locator('.hero dl').innerText()).toContain('24 readable');
    expect(await page.locator('#checks h2').innerText()).toBe('Self-checks: 1 failed, 1 warning');
    expect(await page.locator('.check b').allInnerTexts()).toEqual([
      'Failed: independent scenes',
      'Warning: independent scenes',
      expect.stringMatching(/^Passed: /),
    ]);
  });

  it('lists the samples of a ranking', async () => {
    const { page } = await open(rankedByVariance());
    expect(await page.locator('#ranking tbody tr').nth(1).innerText()).toBe('2\t407\t311\t1\tG\t16');
  });

  it('puts failed files and those set aside first, and filters by status', async () => {
    const { page } = await open(scanned(3));
    const statuses = page.locator('#files .badge');
    expect((await statuses.allInnerTexts()).slice(0, 5)).toEqual([
      'Failed',
      'Failed',
      'Set aside',
      'Set aside',
      'Used',
    ]);
    await page.getByLabel('Set aside 2').check();
    expect(await statuses.allInnerTexts()).toEqual(['Set aside', 'Set aside']);
    expect(await page.locator('#files tbody').innerText()).toContain(
      'it is a copy of photos/holiday-2004/CRW_1380.CRW',
    );
  });

  it('shows the evidence as a drawing, in words and as a table', async () => {
    const { page } = await open(scanned(60));
    expect(await page.locator('#evidence > .prose').innerText()).toContain(
      'chance would carry 1 good pixel of the whole sensor',
    );
    await expect.poll(() => page.locator('#evidence .plot .bars.beyond').getAttribute('d')).toMatch(/^M/);
    expect(await page.locator('#evidence .threshold').count()).toBeGreaterThanOrEqual(2);
    await page.getByText('The chart as a table').click();
    // The table is made by an event that comes after the click.
    await expect.poll(() => page.locator('#evidence tbody tr').count()).toBe(160);
  });

  it('explains the words of the statistics, and why its bars are no count of defects, behind plain ones', async () => {
    const { page } = await open(withArtefacts());
    const evidence = page.locator('#evidence');
    const plain = await evidence.innerText();
    for (const word of ['site', 'lie beyond', 'Expected by chance']) expect(plain).not.toContain(word);
    await evidence.getByText('Why the coloured bars do not add up to 60 defects').press('Enter');
    await evidence.getByText('The words and figures of the statistics').press('Enter');
    const all = (await evidence.innerText()).replace(/\s+/g, ' ');
    for (const words of ['A line is one defect of many pixels', 'What was left out', '±6.40 σ: the score that']) {
      expect(all).toContain(words);
    }
  });

  it('states settings, plugins and versions', async () => {
    const { page } = await open(overLimits());
    const settings = (await page.locator('#settings').innerText()).replace(/\s+/g, ' ');
    for (const fact of [
      'limits.hot 20',
      'expectedFalse 1',
      'Plugin raw 0.1.0',
      'Version 2',
      '2,288 × 1,700 from x 12, y 10',
    ]) {
      expect(settings).toContain(fact);
    }
  });
});

describe('a report with hostile text in every field', () => {
  it('runs and loads none of it', async () => {
    const { page, requests, complaints } = await open(hostile());
    expect(await page.evaluate('globalThis.pwned')).toBeUndefined();
    expect(await page.locator('img, iframe, object, script:not(#result):not(:last-of-type)').count()).toBe(0);
    expect([requests, complaints]).toEqual([[], []]);
  });

  it('shows all of it as text', async () => {
    const { page } = await open(hostile());
    const missing: string[] = [];
    for (const [field, where] of FIELDS) {
      const shown = (await page.locator(where).innerText()).replace(/\s+/g, ' ');
      if (!shown.includes(`${SHOWN}${field}`)) missing.push(`${field} in ${where}`);
    }
    expect(missing).toEqual([]);
  });
});
