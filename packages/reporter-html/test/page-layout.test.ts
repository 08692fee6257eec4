import { describe, expect, it } from 'vitest';
import { withBrowser } from './browser.ts';
import { clean, scanned } from './result-fixtures.ts';

const open = withBrowser();

describe('the map', () => {
  it.each([390, 1200, 1600])('is as wide as the sensor on it, on a page of %i pixels', async (width) => {
    const { page } = await open(clean(), { viewport: { width, height: 900 } });
    const box = (await page.locator('#map .stage').boundingBox())!;
    const { width: columns, height: rows } = clean().frame!;
    expect(box.width / box.height).toBeCloseTo(columns / rows, 1);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
});

describe('the table of defects', () => {
  it('shows the confidence without scrolling, on a page of 1200 pixels', async () => {
    const { page } = await open(scanned(60), { viewport: { width: 1200, height: 900 } });
    const [shell, head] = await Promise.all(
      ['#defects .table-shell', '#defects th:has-text("Confidence")'].map((what) => page.locator(what).boundingBox()),
    );
    expect(head!.x + head!.width).toBeLessThanOrEqual(shell!.x + shell!.width);
  });
});
