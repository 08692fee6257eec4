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
  const overflow =
    "(([shell]) => shell.scrollWidth - shell.clientWidth)(document.querySelectorAll('#defects .table-shell'))";

  it.each([
    [360, ['Rank', 'x', 'y', 'Kind', 'Amplitude']],
    [390, ['Rank', 'x', 'y', 'Kind', 'Amplitude']],
    [980, ['Colour cluster']],
    [1280, ['Behaviour', 'Seen in', 'Confidence', 'Score']],
  ])('fits a page of %i pixels, and keeps what matters most', async (width, kept) => {
    const { page } = await open(scanned(60), { viewport: { width, height: 900 } });
    expect(await page.evaluate(overflow)).toBe(0);
    expect(await page.locator('#defects th:visible').allInnerTexts()).toEqual(expect.arrayContaining(kept));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  it('says which columns it folds away, and shows them when the window is made wider', async () => {
    const { page } = await open(scanned(60), { viewport: { width: 390, height: 900 } });
    const note = page.locator('#defects .folded');
    expect(await note.innerText()).toMatch(
      /^Not shown for want of room: .*Confidence.*\. The detail of a defect holds them\.$/,
    );
    expect(await page.locator('#defects th:has-text("Confidence")').isVisible()).toBe(false);
    await page.setViewportSize({ width: 980, height: 900 });
    await expect.poll(() => page.locator('#defects th:has-text("Confidence")').isVisible()).toBe(true);
  });

  it('prints all of its columns', async () => {
    const { page } = await open(scanned(60), { viewport: { width: 390, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#defects th:has-text("Colour cluster")').isVisible()).toBe(true);
  });
});

describe('in print', () => {
  it('every heading stays with what follows, and the map in one piece', async () => {
    const { page } = await open(scanned(60));
    await page.emulateMedia({ media: 'print' });
    const loose = await page.evaluate<string[]>(`[...document.querySelectorAll('main h2, main h3')]
      .filter((heading) => heading.checkVisibility() && !heading.matches('.unseen') && !heading.closest('#detail'))
      .filter((heading) => {
        const isBlock = getComputedStyle(heading.parentElement).display === 'block';
        return !isBlock || getComputedStyle(heading).breakAfter !== 'avoid';
      })
      .map((heading) => heading.textContent)`);
    expect(loose).toEqual([]);
    expect(await page.evaluate("getComputedStyle(document.getElementById('map')).breakInside")).toBe('avoid');
  });

  it('there is nothing to press', async () => {
    const { page } = await open(scanned(60));
    await page.emulateMedia({ media: 'print' });
    expect(
      await page.locator('button:visible:not(thead *), input:visible, select:visible, summary:visible').count(),
    ).toBe(0);
  });
});
