import { describe, expect, it } from 'vitest';
import { withBrowser } from './browser.ts';
import { scanned } from './result-fixtures.ts';

const open = withBrowser();
const sixty = scanned(60);
const linkTo = ({ x, y }: { x: number; y: number }) => `#d=${x},${y}`;

describe('the table of defects', () => {
  it('shows every number of a defect', async () => {
    const { page } = await open({
      ...sixty,
      defects: [
        {
          ...sixty.defects[0],
          x: 7,
          y: 9,
          colour: 'B',
          kind: 'dim',
          amplitude: -12.34,
          rate: 0.5,
          frames: 24,
          score: -8.25,
          confidence: 0.987,
          extent: { x: 6, y: 9, width: 3, height: 2 },
          cluster: 4,
        },
      ],
    });
    const row = (await page.locator('#defects tbody tr').innerText()).replaceAll('\u202f', ' ');
    expect(row.split('\t').map((cell) => cell.trim())).toEqual([
      '1',
      '7',
      '9',
      'B',
      'Dim',
      '−12.3',
      '50 %',
      '24',
      '−8.3',
      '98.70 %',
      '3 × 2',
      '4',
    ]);
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
    await expect.poll(clipboard).toContain(`\r\n2,${b.x},${b.y},${b.colour},${b.kind},${b.amplitude},`);
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

describe('a link to a defect', () => {
  const [first, , , , later] = sixty.defects;
  const far = sixty.defects[55];

  it('selects it when the page opens, on whichever page of the table it is', async () => {
    const { page } = await open(sixty, { fragment: linkTo(far) });
    expect(await page.locator('#detail h2').innerText()).toContain(`pixel at ${far.x}, ${far.y}`);
    expect(await page.locator('tr[aria-current] a').innerText()).toBe('56');
    expect(await page.evaluate('document.getElementById("map").getBoundingClientRect().top < innerHeight')).toBe(true);
  });

  it('selects it when the address changes', async () => {
    const { page } = await open(sixty);
    expect(await page.locator('#detail h2').innerText()).toContain(`${first.x}, ${first.y}`);
    await page.evaluate(`location.hash = '#d=${later.x},${later.y}'`);
    await expect.poll(() => page.locator('#detail h2').innerText()).toContain(`${later.x}, ${later.y}`);
  });

  it('stands in the address after a defect was selected', async () => {
    const { page } = await open(sixty);
    await page.locator('#defects tbody tr').nth(4).click();
    expect(new URL(page.url()).hash).toBe(`#d=${later.x},${later.y}`);
    await page.locator('#detail').getByRole('button', { name: 'Next' }).click();
    expect(new URL(page.url()).hash).toBe(linkTo(sixty.defects[5]));
  });

  it('says so when there is no such defect', async () => {
    const { page } = await open(sixty, { fragment: '#d=1,1' });
    expect(await page.locator('#detail').innerText()).toContain('This report has no defect at 1, 1.');
    expect(await page.locator('tr[aria-current]').count()).toBe(0);
  });
});

describe('in a narrow window, where the detail lies below the table', () => {
  const phone = { viewport: { width: 360, height: 780 } };
  const inView = 'document.getElementById("detail").getBoundingClientRect().top < innerHeight - 100';

  it('a click on a row goes to it', async () => {
    const { page } = await open(sixty, phone);
    await page.locator('#defects tbody tr').nth(1).click();
    expect(await page.evaluate(inView)).toBe(true);
  });

  it('a button under the map goes to it', async () => {
    const { page } = await open(sixty, phone);
    expect(await page.evaluate(inView)).toBe(false);
    await page.getByRole('button', { name: 'details ↓' }).click();
    expect(await page.evaluate(inView)).toBe(true);
  });
});
