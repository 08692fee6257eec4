import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { withPages } from './browser.ts';
import { hotAt } from '../../history/test/support/results.ts';
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

/** What the last scan of `one` tells is accepted. */
const allAccepted = (until?: string): Unit => ({
  ...one,
  decisions: [{ sites: [{ x: 200, y: 20 }], reason: 'Known', by: 'Ada', ...(until !== undefined && { until }) }],
});

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

  it('takes what is accepted for no news, until its last day', async () => {
    const told = async (unit: Unit): Promise<string[]> => {
      const { page } = await open(pageOf([unit, quiet]));
      return [await page.locator('#cameras .lead').innerText(), ...(await rows(page, '#cameras')).map(flat)];
    };
    const [lead, ...known] = await told(allAccepted());
    expect(lead).toBe('Nothing that is not accepted is new, back or worse in the last scan of each.');
    expect(known.find((row) => row.includes('no. 7'))).toContain('1 back (accepted)');
    const [late, first] = await told(allAccepted('2026-06-20'));
    expect(late).toContain('1 of 2 has something new');
    expect(first).toContain('1 back 3');
  });

  it('keeps names of a usual length on one line', async () => {
    const { page } = await open(all);
    const { height } = (await page.getByRole('link', { name: 'Acme One no. 7' }).boundingBox())!;
    expect(height).toBeLessThan(30);
  });

  it('of a server leads to a page of each camera, and names what it could not read', async () => {
    const unreadable = [{ camera: 'acme-one-7', id: '1f', reason: 'It was changed.' }];
    const { page } = await open(pageOf([one], { packed: [], isServed: true, unreadable }));
    expect(await page.locator('#cameras tbody a').getAttribute('href')).toBe('cameras/acme-one-7');
    expect(await page.locator('details').innerText()).toContain('1 Result left out');
    expect(await page.title()).toBe('1 camera · hotpix history');
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

describe('an address', () => {
  it.each([
    ['scan=zzz', "Expected a scan of this camera in the address, got 'zzz'. The last one is shown."],
    ['d=9999,1', "Expected the place of a known defect in the address, got '9999,1'. None is selected."],
    ['d=here', "Expected the place of a known defect in the address, got 'here'. None is selected."],
    [
      'since=6666666666666666',
      "Expected an earlier scan to compare with in the address, got '6666666666666666'. The scan before is taken.",
    ],
  ])('that names what the camera does not have, as %s, is told of, until the reader goes on', async (part, words) => {
    const { page } = await open(all, { fragment: `#camera=acme-one-7&${part}` });
    expect(await page.locator('.missing').innerText()).toBe(words);
    await page.getByRole('button', { name: 'Scan before' }).click();
    expect(await page.locator('.missing').isVisible()).toBe(false);
  });
});

describe('the trend', () => {
  it('counts each scan by the kinds that it knew', async () => {
    const history = historyAfter([
      { defects: [hotAt(100), hotAt(200)] },
      { defects: [hotAt(100, { kind: 'blinking' }), hotAt(200)] },
    ]);
    const { page } = await open(pageOf([{ key: 'changed', history }]));
    await page.locator('#trend summary').click();
    expect((await rows(page, '#trend')).map(flat)).toEqual(['2026-01-15 2 0', '2026-02-15 1 1']);
  });
});

describe('the map', () => {
  it('says by keys what lies nearest to its middle, and selects it by Enter', async () => {
    const { page } = await open(all, { fragment: '#camera=acme-one-7' });
    await page.locator('.stage').focus();
    await page.keyboard.press('ArrowLeft');
    const told = page.getByText(/^x \d+, y \d+\. Nearest:/);
    // The middle of 1000 by 500 pixels is 199.5 to the right of x 300.5, and 229.5 below y 20.5: 304 away.
    expect(await told.textContent()).toBe(
      'x 500, y 250. Nearest: Hot pixel at 300, 20, 304 pixels away. Enter selects it. The whole sensor is shown: plus zooms in.',
    );
    await page.keyboard.press('Enter');
    expect(hash(page)).toContain('d=300,20');
  });

  it('draws the mark of one at the edge whole', async () => {
    const edge = hotAt(500, { y: 0, extent: { x: 500, y: 0, width: 1, height: 1 } });
    const { page } = await open(
      pageOf([{ key: 'edge', history: historyAfter([{ defects: [] }, { defects: [edge] }]) }]),
    );
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    // The ring has a radius of 10 pixels; the window begins 24 below the top, and the ruler has no number at 500 of 1000.
    const isInked = await page.evaluate(`(() => {
      const canvas = document.querySelector('.stage canvas');
      const scale = canvas.width / canvas.clientWidth;
      const x = 40 + (canvas.clientWidth - 52) / 2;
      const { data } = canvas.getContext('2d').getImageData((x - 3) * scale, 13 * scale, 6 * scale, 5 * scale);
      return data.some((value, i) => i % 4 === 3 && value > 0);
    })()`);
    expect(isInked).toBe(true);
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
    expect(await page.locator('.explained').innerText()).toContain('The first is what it had before');
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

  it('are filtered by what became of them, with how many there are', async () => {
    const { page } = await open(all, { fragment: '#camera=acme-one-7' });
    const which = page.getByLabel('Which');
    expect((await which.innerText()).split('\n').map(flat)).toEqual([
      'All (3)',
      'There now (3)',
      'Gone (0)',
      'New since the first scan (1)',
      'Worse (1)',
      'Better (0)',
    ]);
    await which.selectOption('Worse (1)');
    expect((await rows(page, '#defects')).length).toBe(1);
  });

  it('say their kind beside the place where there is no room for a column', async () => {
    const { page } = await open(all, { fragment: '#camera=acme-one-7', viewport: { width: 390, height: 900 } });
    expect(flat((await rows(page, '#scans-compared .data-table'))[0])).toBe('Back x 200, y 20 Hot +60');
    expect(flat((await rows(page, '#defects'))[0])).toMatch(/^x 300, y 20 Hot /);
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
