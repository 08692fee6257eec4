import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { withBrowser } from './browser.ts';
import { darkFrame, flatFields, hostileFigures } from './emva1288-fixture.ts';
import { HOSTILE, scanned } from './result-fixtures.ts';

const open = withBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the figures of EMVA 1288', () => {
  it('stand in a table, one column per colour, with symbol, unit and chapter', async () => {
    const { page } = await open(flatFields());
    const table = page.getByRole('region', { name: 'Table of EMVA 1288 figures' });
    expect(await table.locator('thead tr').innerText()).toBe('Figure\tSymbol\tRed\tGreen\tBlue\tUnit\tChapter');
    expect(await table.locator('tbody tr').nth(1).innerText()).toBe(
      'Overall system gain\tK\t0.661\t0.659\t0.664\tDN/e⁻\t2 Sensitivity, linearity and noise',
    );
    expect(await table.locator('sub').allInnerTexts()).toEqual(['y', '1288', '1288.row']);
    expect(await page.locator('#emva1288 .prose').innerText()).toContain('8 frames and 16 dark frames');
  });

  it('say why they are missing, in one colour or in all', async () => {
    const { page } = await open(flatFields());
    const row = await page.locator('#emva1288 tbody tr').nth(3).innerText();
    expect(row).toContain('take more frames');
    expect(row).toContain('Unknown');
    const { page: dark } = await open(darkFrame());
    expect(await dark.locator('#emva1288 tbody tr').count()).toBe(1);
    const missing = await dark.locator('#emva1288 .missing li').allInnerTexts();
    expect(missing).toEqual([
      'Not known: DSNU in DN. It needs at least 2 frames.',
      expect.stringContaining('It needs the system gain'),
    ]);
  });

  it('are reached from the top of the page, and absent from other reports', async () => {
    const { page } = await open(flatFields());
    await page.getByRole('link', { name: 'EMVA 1288' }).click();
    await expect.poll(() => page.evaluate('location.hash')).toBe('#emva1288');
    const { page: other } = await open(scanned(3));
    expect(await other.locator('#emva1288, a[href="#emva1288"]').count()).toBe(0);
  });
});

describe('the plots', () => {
  it('are four for flat fields with dark frames and two for dark frames, each with a line per colour', async () => {
    const { page } = await open(flatFields());
    await expect.poll(() => page.locator('#emva1288 .plots svg.plot').count()).toBe(4);
    expect(await page.locator('#emva1288 .plots figure').first().locator('path.curve').count()).toBe(6);
    expect(await page.locator('#emva1288 .plots figure').nth(1).locator('path.curve').count()).toBe(3);
    for (const path of await page.locator('#emva1288 path.curve').all()) {
      expect(await path.getAttribute('d')).toMatch(/^M[^a-z]+$/);
    }
    const { page: dark } = await open(darkFrame());
    await expect.poll(() => dark.locator('#emva1288 .plots svg.plot').count()).toBe(2);
  });

  it('are read under the pointer', async () => {
    const { page } = await open(flatFields());
    const figure = page.locator('#emva1288 .plots figure').nth(1);
    await figure
      .locator('.chart svg')
      .first()
      .hover({ position: { x: 60, y: 100 } });
    await expect
      .poll(() => figure.locator('.readout').innerText())
      .toMatch(/DN\s*: Red 100 %, Green 100 %, Blue 100 %/);
  });

  it('are tables for those who cannot see or point, opened by the keyboard', async () => {
    const { page } = await open(flatFields());
    const figure = page.locator('#emva1288 .plots figure').first();
    await figure.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => figure.locator('tbody tr').count()).toBe(3 * 128);
    // The bins that meet at 0 hold the top of a bell of 40000, a sixteenth of its width away.
    expect(await figure.locator('tbody tr').nth(64).innerText()).toBe('Red\t0\t0.15\t39,922\t39,900');
  });
});

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it.each([
    ['of flat fields', flatFields()],
    ['of a dark frame', darkFrame()],
    ['with hostile text', hostileFigures()],
  ])('a report %s has no fault that axe finds, and complains of nothing', async (_, result) => {
    const { page, requests, complaints } = await open(result, { colorScheme });
    await page.locator('#emva1288 details summary').first().click();
    await page.evaluate(axe);
    const violations = await page.evaluate(
      'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)))',
    );
    expect([violations, requests, complaints]).toEqual([[], [], []]);
  });
});

it('hostile text runs nothing, and is shown', async () => {
  const { page } = await open(hostileFigures(), { viewport: { width: 360, height: 800 } });
  expect(await page.evaluate('globalThis.pwned')).toBeUndefined();
  const shown = (await page.locator('#emva1288').innerText()).replace(/\s+/g, ' ');
  const start = HOSTILE.slice(0, 30);
  for (const name of ['release', 'filter', 'title', 'unit', 'chapter', 'absent', 'plot', 'curve']) {
    expect(shown, name).toMatch(new RegExp(`${start.replaceAll(/[^\w ]/g, '\\$&')}[^]*${name}`));
  }
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
});
