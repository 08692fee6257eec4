import { describe, expect, it } from 'vitest';
import { withBrowser } from './browser.ts';
import { scanned } from './result-fixtures.ts';

const open = withBrowser();
const sixty = scanned(60);
const linkTo = ({ x, y }: { x: number; y: number }) => `#d=${x},${y}`;

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

  it('selects the line that goes through its position', async () => {
    const column = sixty.defects.find(({ kind }) => kind === 'column')!;
    const { x, y, extent } = column;
    const { page } = await open(sixty, { fragment: linkTo({ x, y: y + 40 }) });
    const title = `Column at x ${x}, y ${y} to ${y + extent.height - 1}`;
    expect((await page.locator('#detail h2').innerText()).replace(/\s+/g, ' ')).toBe(title);
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
    await expect.poll(() => page.evaluate(inView)).toBe(true);
  });

  it('a button under the map goes to it', async () => {
    const { page } = await open(sixty, phone);
    expect(await page.evaluate(inView)).toBe(false);
    await page.getByRole('button', { name: 'details ↓' }).click();
    await expect.poll(() => page.evaluate(inView)).toBe(true);
  });
});
