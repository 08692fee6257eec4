import type { Course } from '@hotpix/result';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { withBrowser } from './browser.ts';
import { checked, scanned } from './scan-fixture.ts';

const open = withBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PHOTOGRAPHS = Array.from({ length: 12 }, (_, i) => ({
  path: `IMG_${100 + i}.dng`,
  taken: `2024-05-${String(i + 1).padStart(2, '0')}T12:00:00`,
  exposure: 1 / 60,
  iso: 400,
}));
const APPEARED: Course = {
  state: 'appeared',
  blinks: false,
  photographs: 11,
  change: {
    ...{ photograph: 'IMG_106.dng', from: 'IMG_105.dng', to: 'IMG_106.dng' },
    ...{ taken: '2024-05-07T12:00:00', after: '2024-05-05T12:00:00', by: '2024-05-07T12:00:00' },
  },
  amplitude: 300,
  amplitudes: PHOTOGRAPHS.map((_, i) => (i === 3 ? null : i < 6 ? 2 * i - 5 : 300 + i)),
  sigmas: PHOTOGRAPHS.map((_, i) => (i === 3 ? null : 10)),
};

/** Its first defect appeared, its second was there all along, and nobody followed the others. */
function followed(first: Course = APPEARED) {
  const result = scanned(5);
  const steady: Course = { state: 'throughout', blinks: false, photographs: 12, amplitude: 90 };
  const defects = result.defects.map((defect, i) => (i < 2 ? { ...defect, course: i === 0 ? first : steady } : defect));
  return checked({ ...result, defects, timeline: { order: 'taken', photographs: PHOTOGRAPHS, followed: 2 } });
}

describe('the course of a defect', () => {
  it('is told in a sentence, with the first photograph that shows it', async () => {
    const { page } = await open(followed());
    expect(await page.locator('.course p').innerText()).toBe(
      'Appeared: 2024-05-05 to 2024-05-07. Most likely the first photograph with it is IMG_106.dng. Looked at in 11 photographs.',
    );
  });

  it('is drawn with a dot for each photograph that could show it, and the interval of the change', async () => {
    const { page } = await open(followed());
    expect(await page.locator('.course-plot .dot').count()).toBe(11);
    const heights = await page
      .locator('.course-plot .dot')
      .evaluateAll((dots) => dots.map((dot) => Number(dot.getAttribute('cy'))));
    expect(Math.min(...heights.slice(0, 5))).toBeGreaterThan(Math.max(...heights.slice(5)));
    const interval = await page.locator('.course-plot .interval').boundingBox();
    const dots = await page
      .locator('.course-plot .dot')
      .evaluateAll((all) => all.map((dot) => dot.getBoundingClientRect().x));
    expect(dots.filter((x) => x > interval!.x && x < interval!.x + interval!.width)).toHaveLength(2);
  });

  it('stands in a table as well', async () => {
    const { page } = await open(followed());
    await page.locator('.course summary').click();
    const rows = page.locator('.course tbody tr');
    const cellsOf = async (row: number): Promise<string> =>
      (await rows.nth(row).innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');
    await rows.nth(11).waitFor();
    expect(await rows.count()).toBe(12);
    expect(await cellsOf(3)).toBe('IMG_103.dng\t2024-05-04 12:00:00\t400\t1/60 s\t–\t–');
    expect(await cellsOf(6)).toBe('IMG_106.dng\t2024-05-07 12:00:00\t400\t1/60 s\t+306.0\t±10.0');
  });

  it('is a column of the table of defects where any defect changed', async () => {
    const { page } = await open(followed());
    const table = page.getByRole('region', { name: /defects/i }).first();
    expect(await table.locator('tbody tr').first().innerText()).toContain('appeared 2024-05-07');
    const { page: steady } = await open(followed({ ...APPEARED, state: 'throughout', change: undefined }));
    expect(await steady.getByRole('button', { name: 'Since' }).count()).toBe(0);
  });

  it('is absent of a defect that nobody followed, and of other reports', async () => {
    const result = followed();
    const { x, y } = result.defects[4];
    const { page } = await open(result, { fragment: `#d=${x},${y}` });
    expect(await page.locator('.course').count()).toBe(0);
    const { page: other } = await open(scanned(5));
    expect(await other.locator('.course').count()).toBe(0);
  });

  it('says by words alone what is too much to draw', async () => {
    const { amplitudes: _, sigmas: __, ...rest } = APPEARED;
    const { page } = await open(followed(rest));
    expect(await page.locator('.course p').count()).toBe(1);
    expect(await page.locator('.course-plot').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('is accessible, in %s and on a telephone', async (colorScheme) => {
    const { page } = await open(followed(), { colorScheme, viewport: { width: 390, height: 800 } });
    await page.locator('.course summary').click();
    await page.evaluate(axe);
    const violations = await page.evaluate(
      "axe.run('.course', { runOnly: ['wcag2a', 'wcag2aa'] }).then(({ violations }) => violations.map(({ id }) => id))",
    );
    expect(violations).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  });
});
