import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { withBrowser } from './browser.ts';
import {
  clean,
  hostile,
  insufficient,
  overLimits,
  rankedByVariance,
  refused,
  scanned,
  withArtefacts,
} from './result-fixtures.ts';

const open = withBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(
    'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)))',
  );
}

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it.each([
    ['with defects', scanned(60)],
    ['clean', clean()],
    ['that leaves something out', withArtefacts()],
    ['over limits', overLimits()],
    ['not judged', insufficient()],
    ['refused', refused()],
    ['ranked by variance', rankedByVariance()],
    ['with hostile text', hostile()],
  ])('a report %s has no fault that axe finds', async (_, result) => {
    const { page } = await open(result, { colorScheme });
    expect(await violations(page)).toEqual([]);
  });

  it('nor has it with a defect selected, a filter that leaves nothing, and all that is folded open', async () => {
    const { page } = await open(scanned(60), { colorScheme });
    await page.locator('#defects tbody tr').nth(3).click();
    await page.getByRole('button', { name: 'Grey' }).click();
    await page.getByText('The chart as a table').click();
    await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Position has').fill('nowhere');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keys of this page' }).click();
    expect(await violations(page)).toEqual([]);
  });
});

describe('the page', () => {
  it('is dark where the system is, and light where the reader wants it so', async () => {
    const { page } = await open(scanned(3), { colorScheme: 'dark' });
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await ground()).toBe('rgb(19, 20, 22)');
    await page.getByLabel('Theme').selectOption('Light');
    expect(await ground()).toBe('rgb(247, 246, 243)');
    await page.reload();
    expect(await ground()).toBe('rgb(247, 246, 243)');
  });

  it.each([360, 768, 1280])('does not scroll sideways at a width of %i pixels', async (width) => {
    const { page } = await open(hostile(), { viewport: { width, height: 800 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  it('begins with a link to its content', async () => {
    const { page } = await open(scanned(3));
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the report');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
  });

  it('shows where the focus is on everything that takes it', async () => {
    const { page } = await open(scanned(3));
    const reached: string[] = [];
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab');
      const [name, outline] = await page.evaluate<[string, string]>(
        '[document.activeElement.outerHTML.slice(0, 80), getComputedStyle(document.activeElement).outlineStyle]',
      );
      if (name.startsWith('<body')) break;
      reached.push(name);
      expect(outline, name).not.toBe('none');
    }
    expect(reached.length).toBeGreaterThan(30);
  });

  it('has its headings in order', async () => {
    const { page } = await open(overLimits());
    const levels = await page.evaluate<number[]>(
      "[...document.querySelectorAll('h1, h2, h3')].map(({ tagName }) => Number(tagName[1]))",
    );
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, i) => i === 0 || level <= levels[i - 1] + 1)).toBe(true);
  });

  it('says that the table stands for the map', async () => {
    const { page } = await open(scanned(3));
    const help = await page.locator('.stage').getAttribute('aria-describedby');
    expect(await page.locator(`#${help}`).innerText()).toContain(
      'table of defects that follows gives the same positions',
    );
  });
});
