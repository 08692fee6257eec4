import { againstBaseline } from '@hotpix/result';
import { describe, expect, it } from 'vitest';
import { withBrowser } from './browser.ts';
import { scanned } from './result-fixtures.ts';

const open = withBrowser();
const now = scanned(30);
const pixels = now.defects.map(({ cluster: _, ...defect }) => {
  return { ...defect, kind: 'hot' as const, amplitude: Math.abs(defect.amplitude), score: 20 };
});

/** The 4th and the 20th are new, the 7th is twice as strong, and one is gone. */
const GONE = { ...pixels[0], x: 501, y: 333 };
const before = pixels.flatMap((defect, i) => {
  if (i === 3 || i === 19) return [];
  return [i === 6 ? { ...defect, amplitude: defect.amplitude / 2 } : defect];
});
const limits = [{ name: 'new', limit: 0, actual: 2, exceeded: true }];
const judged = againstBaseline({ ...now, defects: pixels, limits }, { ...now, defects: [...before, GONE] });

describe('the page of a Result that was checked against a baseline', () => {
  it('opens on the strongest new defect, which has a badge', async () => {
    const { page } = await open(judged);
    const [first] = judged.baseline!.new;
    const { x, y } = pixels[first];
    expect(await page.locator('#detail h2').innerText()).toMatch(new RegExp(`at ${x}, ${y}\\s*New$`));
  });

  it('lists what is new, worse and gone, each with its way to the map', async () => {
    const { page } = await open(judged);
    const text = (await page.locator('#baseline').innerText()).replace(/\s+/g, ' ');
    expect(text).toContain('Since the baseline: 2 new, 1 gone');
    expect(text).toMatch(/New: 2 .*Worse: 1 .* before, .* now.*Gone: 1 .* at 501, 333/);
    await page.locator('#baseline a').nth(1).click();
    const { x, y } = pixels[judged.baseline!.new[1]];
    await expect.poll(() => page.locator('#detail h2').innerText()).toContain(`at ${x}, ${y}`);
  });

  it('marks the new ones in the table and the legend, and shows them alone when asked', async () => {
    const { page } = await open(judged);
    expect(await page.locator('#defects .badge').allInnerTexts()).toEqual(['New', 'Worse', 'New']);
    expect(await page.locator('.legend').first().innerText()).toContain('New since the baseline');
    await page.getByRole('combobox', { name: 'Which' }).selectOption('new');
    expect(await page.locator('#defects tbody tr').count()).toBe(2);
    expect(new URL(page.url()).hash).toContain('group=new');
  });

  it('leads from the limit on new defects to the list of them', async () => {
    const { page, complaints } = await open(judged);
    expect(await page.locator('#limits a').getAttribute('href')).toBe('#baseline');
    expect(complaints).toEqual([]);
  });
});

it('a Result without a baseline says nothing of one', async () => {
  const { page } = await open(now);
  expect(await page.locator('#baseline').count()).toBe(0);
});
