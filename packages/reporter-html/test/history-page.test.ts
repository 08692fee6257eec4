import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { withPages } from './browser.ts';
import { historyAfter, pageOf, SIX_SCANS, type Unit } from './history-fixture.ts';
import { HOSTILE } from './result-fixtures.ts';

const open = withPages();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const one: Unit = { key: 'acme-one-7', history: historyAfter(SIX_SCANS) };
const quiet: Unit = { key: 'acme-one-8', history: historyAfter(SIX_SCANS.slice(0, 1), { serial: '8' }) };
const calm: Unit = { key: 'acme-two-9', history: historyAfter([SIX_SCANS[0], SIX_SCANS[0]], { model: 'Two' }) };
const accepted: Unit = {
  ...one,
  decisions: [
    { sites: [{ x: 100, y: 20 }], reason: 'Delivered so', by: 'Ada', on: '2026-01-20' },
    { sites: [{ x: 300, y: 20 }], reason: 'Until the repair', by: 'Ada', until: '2026-02-28' },
  ],
};
const all = pageOf([one, quiet, calm]);

const hash = (page: Page): string => new URL(page.url()).hash;
const rows = (page: Page, table: string): Promise<string[]> => page.locator(`${table} tbody tr`).allInnerTexts();
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('the list of cameras', () => {
  it('says of each what is new, and leads to it; those with more that is new come first', async () => {
    const { page, requests, complaints } = await open(all);
    expect(await page.locator('h1').innerText()).toBe('3 cameras');
    expect((await rows(page, '#cameras')).map((row) => /1 back|First scan|Nothing new/.exec(row)?.[0])).toEqual([
      '1 back',
      'First scan',
      'Nothing new',
    ]);
    await page.getByRole('link', { name: 'Acme One no. 7' }).click();
    expect(await page.locator('h1').innerText()).toBe('1 back');
    expect(hash(page)).toBe('#camera=acme-one-7');
    await page.goBack();
    await expect.poll(() => page.locator('h1').innerText()).toBe('3 cameras');
    expect([requests, complaints]).toEqual([[], []]);
  });

  it('is filtered by words of the name, which stand in the address', async () => {
    const { page } = await open(all);
    await page.getByLabel('Name has').fill('acme 8');
    expect((await rows(page, '#cameras')).length).toBe(1);
    const { page: other } = await open(all, { fragment: hash(page) });
    expect((await rows(other, '#cameras')).map(flat)).toEqual([expect.stringContaining('no. 8')]);
  });

  it('of a server leads to a page of each camera, and names what it could not read', async () => {
    const unreadable = [{ camera: 'acme-one-7', id: '1f', reason: 'It was changed.' }];
    const { page } = await open(pageOf([one], { packed: [], isServed: true, unreadable }));
    expect(await page.locator('#cameras tbody a').getAttribute('href')).toBe('cameras/acme-one-7');
    expect(await page.locator('details').innerText()).toContain('1 Result left out');
  });
});

describe('the slider of a camera', () => {
  const told = (page: Page): Promise<string> => page.locator('.scan-told').innerText();

  it('goes through the scans by keys, and says what each changed', async () => {
    const { page } = await open(all, { fragment: '#camera=acme-one-7' });
    const words = [await told(page)];
    await page.locator('#scan').focus();
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('ArrowLeft');
      words.push(await told(page));
    }
    expect(words).toEqual([
      '2026-06-15: 3 defects, 1 back since 2026-05-15',
      '2026-05-15: 2 defects, 1 gone since 2026-04-15',
      '2026-04-15: 3 defects, 1 worse since 2026-03-15',
      '2026-03-15: 3 defects, nothing new since 2026-02-15',
      '2026-02-15: 3 defects, 1 new since 2026-01-15',
      '2026-01-15: 2 defects, the first scan',
    ]);
    expect(await page.locator('#scan').getAttribute('aria-valuetext')).toBe(words[5]);
  });

  it('stands in the address, and Back undoes its steps', async () => {
    const { page } = await open(all, { fragment: '#camera=acme-one-7&scan=4444444444444444' });
    expect(await told(page)).toContain('2026-04-15');
    await page.getByRole('button', { name: 'Scan before' }).click();
    expect(hash(page)).toContain('scan=3333333333333333');
    await page.goBack();
    await expect.poll(() => told(page)).toContain('2026-04-15');
  });

  it('takes a key that is held down for one act', async () => {
    const { page } = await open(all, { fragment: '#camera=acme-one-7' });
    const length = (): Promise<number> => page.evaluate('history.length');
    const before = await length();
    await page.locator('#scan').focus();
    for (let i = 0; i < 4; i++) await page.keyboard.down('ArrowLeft');
    await page.keyboard.up('ArrowLeft');
    await expect.poll(() => hash(page)).toContain('scan=2222222222222222');
    expect(await length()).toBe(before + 1);
  });
});

describe('two scans beside each other', () => {
  it('say what is new, worse and gone between them', async () => {
    const { page } = await open(all, { fragment: '#camera=acme-one-7&scan=5555555555555555' });
    await page.getByLabel('Compare the scan of the slider with').selectOption('2026-01-15');
    expect((await rows(page, '#scans-compared .data-table')).map(flat)).toEqual([
      'New x 300, y 20 Hot +60',
      'Worse x 100, y 20 Hot +60 → +150',
      'Gone x 200, y 20 Hot +60',
    ]);
    expect(hash(page)).toContain('since=1111111111111111');
    expect((await rows(page, '.beside')).map(flat)).toContain('Defects there 2 2');
  });

  it('show a defect on the map, which selects it', async () => {
    const { page } = await open(all, { fragment: '#camera=acme-one-7' });
    await page.locator('#scans-compared').getByRole('button', { name: 'x 200, y 20' }).click();
    expect(hash(page)).toContain('d=200,20');
    expect(await page.locator('#defects tr[aria-current]').innerText()).toContain('x 200, y 20');
  });
});

describe('the defects of a camera', () => {
  it('say since when they are there, how they grew, and what the last scan says', async () => {
    const { page } = await open(all, { fragment: '#camera=acme-one-7' });
    expect((await rows(page, '#defects')).map(flat)).toEqual([
      expect.stringMatching(/^x 300, y 20 .* 2026-01-15 to 2026-02-15 2026-02-03 to 2026-02-05 \+60 \+60 seen/),
      expect.stringMatching(/^x 100, y 20 .* 2026-01-15 or earlier – \+60 \+150 seen ?Worse 2026-04-15/),
      expect.stringMatching(/^x 200, y 20 .* 2026-01-15 or earlier – \+60 \+60 seen ?Back 2026-06-15/),
    ]);
  });

  it('are chosen on the map', async () => {
    const { page } = await open(all, { fragment: '#camera=acme-one-7' });
    const { width, height } = (await page.locator('.stage').boundingBox())!;
    // Of 1000 by 500 pixels, beside rulers of 40 and 24 and margins of 12.
    const [x, y] = [40 + ((width - 52) * 300.5) / 1000, 24 + ((height - 36) * 20.5) / 500];
    await page.locator('.stage').click({ position: { x, y } });
    expect(await page.locator('#defects tr[aria-current]').innerText()).toContain('x 300, y 20');
  });

  it('are accepted with a reason, by somebody, until a day; what expired is said', async () => {
    const { page } = await open(pageOf([accepted]));
    expect(await page.locator('#acceptances .prose').innerText()).toMatch(/^1 acceptance expired/);
    expect((await rows(page, '#acceptances')).map(flat)).toEqual([
      'x 300, y 20 Expired 2026-02-28 Until the repair Ada –',
      'x 100, y 20 Accepted Delivered so Ada 2026-01-20',
    ]);
  });
});

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  const violations = async (page: Page): Promise<string[]> => {
    await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
    await page.evaluate(axe);
    return page.evaluate(
      'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)))',
    );
  };

  it.each([390, 1280])('axe finds no fault at a width of %i pixels, and nothing scrolls sideways', async (width) => {
    const options = { colorScheme, viewport: { width, height: 900 } };
    const { page, complaints } = await open(pageOf([accepted, quiet]), options);
    const overflow = (): Promise<number> => page.evaluate('document.documentElement.scrollWidth');
    expect(await violations(page)).toEqual([]);
    expect(await overflow()).toBe(width);
    await page.getByRole('link', { name: 'Acme One no. 7' }).click();
    expect(await violations(page)).toEqual([]);
    expect(await overflow()).toBe(width);
    expect(complaints).toEqual([]);
  });
});

describe('text out of files', () => {
  it('is only ever text', async () => {
    const camera = { make: HOSTILE, model: `${HOSTILE} model`, serial: HOSTILE };
    const units = [one, { key: 'a"><b>', history: historyAfter(SIX_SCANS, camera) }];
    const reason = HOSTILE;
    const decided = {
      ...units[1],
      decisions: [{ sites: [{ x: 100, y: 20 }], reason, by: reason, until: '2026-01-02' }],
    };
    const { page, requests, complaints } = await open(pageOf([one, decided]));
    await page.locator('#cameras tbody a').last().click();
    expect(await page.locator('.camera-name').innerText()).toContain('</script><img src=x onerror=');
    expect(await page.locator('#acceptances').innerText()).toContain('</script><img src=x');
    expect(await page.evaluate('globalThis.pwned')).toBeUndefined();
    expect([requests, complaints]).toEqual([[], []]);
  });

  it('in an address names nothing', async () => {
    const { page, complaints } = await open(all, { fragment: '#camera=<img src=x>&scan=<b>&d=x' });
    expect(await page.locator('h1').innerText()).toBe('No such camera');
    expect(complaints).toEqual([]);
  });
});
