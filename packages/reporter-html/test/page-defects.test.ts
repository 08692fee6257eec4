import { toCsv } from '@hotpix/result';
import { describe, expect, it } from 'vitest';
import { withBrowser } from './browser.ts';
import { scanned } from './result-fixtures.ts';

const open = withBrowser();
const sixty = scanned(60);

describe('the table of defects', () => {
  it('shows every number of a defect where there is room', async () => {
    const result = {
      ...sixty,
      defects: [
        {
          ...sixty.defects[0],
          x: 7,
          y: 9,
          colour: 'B',
          kind: 'dim' as const,
          amplitude: -12.34,
          rate: 0.5,
          frames: 24,
          score: -8.25,
          confidence: 0.987,
          extent: { x: 6, y: 9, width: 3, height: 2 },
          cluster: 4,
          colourCluster: 2,
          fit: undefined,
          response: 0.62,
        },
      ],
    };
    const { page } = await open(result, { viewport: { width: 980, height: 800 } });
    const row = (await page.locator('#defects tbody tr').innerText()).replaceAll('\u202f', ' ');
    expect(row.split('\t').map((cell) => cell.trim())).toEqual([
      '1',
      '7',
      '9',
      'B',
      'Dim',
      '62 %',
      '−12.3',
      '12 of 24',
      '98.70 %',
      '−8.3',
      '3 × 2',
      '4',
      '2',
    ]);
  });

  it('leaves out the columns in which no defect has anything to say', async () => {
    const { x, y, amplitude, rate, frames, score, confidence } = sixty.defects[0];
    const extent = { x, y, width: 1, height: 1 };
    const blinking = { x, y, extent, amplitude, rate, frames, score, confidence, kind: 'blinking' as const };
    const { page } = await open({ ...sixty, defects: [blinking] });
    expect(await page.locator('#defects th').allInnerTexts()).toEqual([
      'Rank',
      'x',
      'y',
      'Kind',
      'Amplitude',
      'Seen in',
      'Confidence',
      'Score',
    ]);
    expect(await page.getByLabel('Which').count()).toBe(0);
  });

  it('says of which defects the place or the colour is not sure', async () => {
    const [first, second] = sixty.defects;
    const defects = [{ ...first, placeConfidence: 0.685, colourConfidence: 0.7 }, second];
    const { page } = await open({ ...sixty, defects }, { viewport: { width: 1500, height: 800 } });
    const heads = await page.locator('#defects th').allInnerTexts();
    const cells = page.locator(`#defects tbody td:nth-child(${heads.indexOf('Sure of') + 1})`);
    const shown = (await cells.allInnerTexts()).map((text) => text.replaceAll(/[\u202f\u00a0]/g, ' '));
    expect(shown).toEqual(['place 69 %, colour 70 %', '–']);
  });

  it('says what goes with each kind', async () => {
    const bare = { ...sixty.defects[0], fit: undefined };
    const defects = [
      { ...bare, kind: 'hot' as const, fit: { offset: 12.4, rate: 340.2 } },
      { ...bare, kind: 'stuck' as const, level: 14_000.3 },
      { ...bare, kind: 'row' as const, extent: { x: 1, y: 2, width: 454, height: 1 } },
      { ...bare, kind: 'dead' as const },
    ];
    const { page } = await open({ ...sixty, defects });
    const cells = await page.locator('#defects tbody td:nth-child(6)').allInnerTexts();
    expect(cells).toEqual(['12 + 340/s', 'at 14,000', 'length 454', '–']);
  });

  it('says what its columns mean to those who cannot hover', async () => {
    const { page } = await open(sixty);
    await page.getByText('What the columns mean').focus();
    await page.keyboard.press('Enter');
    const terms = await page.locator('#defects .glossary dt').allInnerTexts();
    expect(terms).toEqual(await page.locator('#defects th').allTextContents());
    expect(await page.locator('#defects .glossary').innerText()).toContain(
      'In how many photographs it is clearly visible',
    );
  });

  it('filters by clusters, and by clusters of one colour', async () => {
    const { page } = await open(sixty);
    const status = page.locator('#defects .tools .where');
    for (const [name, key] of [
      ['In a cluster', 'cluster'],
      ['In one of a colour', 'colourCluster'],
    ] as const) {
      await page.getByLabel('Which').selectOption(name);
      const members = sixty.defects.filter((defect) => defect[key] !== undefined);
      expect(await status.innerText()).toBe(`${members.length} of 60 shown`);
    }
  });

  it.each([
    ['x', 'ascending', (a: number, b: number) => a - b],
    ['Score', 'descending', (a: number, b: number) => b - a],
  ])('sorts by %s, then the other way round', async (name, direction, order) => {
    const { page } = await open(sixty);
    const head = page.locator('#defects th', { has: page.getByRole('button', { name, exact: true }) });
    const key = name.toLowerCase() as 'x' | 'score';
    const links = page.locator('#defects tbody a');
    const expected = sixty.defects.map((defect) => defect[key]).sort(order);
    const shown = async () => (await links.allInnerTexts()).map((rank) => sixty.defects[Number(rank) - 1][key]);
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe(direction);
    expect(await shown()).toEqual(expected.slice(0, 25));
    await head.getByRole('button').press('Enter');
    expect(await head.getAttribute('aria-sort')).not.toBe(direction);
    expect(await shown()).toEqual(expected.toReversed().slice(0, 25));
  });

  it('filters by kind, confidence and position', async () => {
    const { page } = await open(sixty);
    const status = page.locator('#defects .tools .where');
    await page.getByRole('checkbox', { name: 'Hot' }).uncheck();
    const cold = sixty.defects.filter(({ kind }) => kind !== 'hot');
    expect(await status.innerText()).toBe(`${cold.length} of 60 shown`);
    await page.getByLabel('Confidence from').fill('99');
    expect(await status.innerText()).toBe(`${cold.filter(({ confidence }) => confidence >= 0.99).length} of 60 shown`);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => status.innerText()).toBe('All 60 shown');
    const { x, y } = sixty.defects[30];
    await page.getByLabel('Position has').fill(`${x}, ${y}`);
    expect(await page.locator('#defects tbody a').allInnerTexts()).toEqual(['31']);
    const column = sixty.defects.findIndex(({ kind }) => kind === 'column');
    const { extent } = sixty.defects[column];
    await page.getByLabel('Position has').fill(`${extent.x}, ${extent.y + 17}`);
    expect(await page.locator('#defects tbody a').allInnerTexts()).toEqual([String(column + 1)]);
    await page.getByLabel('Position has').fill('no such place');
    expect(await page.locator('#defects tbody').innerText()).toBe('No defect passes the filter.');
  });

  it('copies what is shown as CSV and as positions', async () => {
    const { page } = await open(
      { ...sixty, defects: sixty.defects.slice(0, 2) },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
    const clipboard = () => page.evaluate('navigator.clipboard.readText()');
    const [a, b] = sixty.defects;
    await page.getByRole('button', { name: 'Copy positions' }).click();
    await expect.poll(clipboard).toBe(`${a.x},${a.y}\n${b.x},${b.y}\n`);
    await page.getByRole('button', { name: 'Copy as CSV' }).click();
    await expect.poll(clipboard).toBe(toCsv([a, b].map((one, i) => ({ ...one, rank: i + 1 }))));
  });

  it('pages through ten thousand rows without drawing them all', async () => {
    const { page } = await open(scanned(10_000));
    expect(await page.locator('#defects tbody tr').count()).toBe(25);
    const started = performance.now();
    await page.getByRole('button', { name: 'Amplitude' }).click();
    await page.locator('#defects').getByRole('button', { name: 'Last page' }).click();
    expect(await page.locator('#defects .pager .where').innerText()).toBe('9,976–10,000 of 10,000');
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('goes from row to row with the arrow keys and selects with Enter', async () => {
    const { page } = await open(sixty);
    await page.locator('#defects tbody a').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.locator('tr[aria-current] a').innerText()).toBe('3');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('3');
  });

  it('prints every row of a page that would show twenty-five', async () => {
    const { page } = await open(sixty);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('#defects tbody tr').count()).toBe(60);
    expect(await page.locator('#defects .filter').isVisible()).toBe(false);
  });
});
