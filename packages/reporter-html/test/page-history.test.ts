import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { withBrowser } from './browser.ts';
import { scanned } from './result-fixtures.ts';

const open = withBrowser();
const sixty = scanned(60);
const hash = (page: Page): string => new URL(page.url()).hash;
const linkTo = ({ x, y }: { x: number; y: number }): string => `#d=${x},${y}`;
const first = linkTo(sixty.defects[0]);

/** What the reader sees of selection, filter and order. */
async function seen(page: Page) {
  const text = (what: string) => page.locator(what).innerText();
  return {
    title: (await text('#detail h2')).replace(/\s+/g, ' '),
    count: await text('#defects .tools .where'),
    rows: await page.locator('#defects tbody a').allInnerTexts(),
    dead: await page.getByRole('checkbox', { name: 'Dead' }).isChecked(),
    confidence: await page.getByLabel('Confidence from').inputValue(),
    position: await page.getByLabel('Position has').inputValue(),
  };
}

describe('Back and Forward', () => {
  it('go through what was selected, filtered and sorted, an entry per act', async () => {
    const { page } = await open(sixty);
    const acts = [
      () => page.locator('#defects tbody tr').nth(4).click(),
      () => page.getByRole('checkbox', { name: 'Dead' }).uncheck(),
      () => page.getByRole('button', { name: 'Amplitude' }).click(),
      () => page.locator('#detail').getByRole('button', { name: 'Next' }).click(),
    ];
    const states = [await seen(page)];
    for (const act of acts) {
      await act();
      states.push(await seen(page));
    }
    expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(5);
    for (const state of states.slice(0, -1).reverse()) {
      await page.goBack();
      await expect.poll(() => seen(page)).toEqual(state);
    }
    for (const state of states.slice(1)) {
      await page.goForward();
      await expect.poll(() => seen(page)).toEqual(state);
    }
  });

  it('take a word that is typed for one act, and a key that is held down', async () => {
    const { page } = await open(sixty);
    const length = () => page.evaluate<number>('history.length');
    const before = await length();
    await page.getByLabel('Position has').pressSequentially('1204');
    expect(await length()).toBe(before + 1);
    await page.goBack();
    await expect.poll(async () => (await seen(page)).position).toBe('');
    await page.locator('.stage').focus();
    for (let i = 0; i < 5; i++) await page.keyboard.down('j');
    await page.keyboard.up('j');
    expect(await length()).toBe(before + 1);
    expect(hash(page)).toBe(linkTo(sixty.defects[5]));
    await page.goBack();
    await expect.poll(async () => (await seen(page)).title).toContain(`${sixty.defects[0].x}, ${sixty.defects[0].y}`);
  });

  it('come back from another part of the page without a change', async () => {
    const { page } = await open(sixty);
    await page.locator('#defects tbody tr').nth(4).click();
    const before = await seen(page);
    await page.getByRole('link', { name: 'Files' }).first().click();
    expect(hash(page)).toBe('#files');
    expect(await seen(page)).toEqual(before);
    await page.goBack();
    await expect.poll(() => hash(page)).toBe(linkTo(sixty.defects[4]));
    expect(await seen(page)).toEqual(before);
  });

  it('leave a click on what is selected already out', async () => {
    const { page } = await open(sixty, { fragment: first });
    const before = await page.evaluate('history.length');
    await page.locator('#defects tbody a').first().click();
    expect(await page.evaluate('history.length')).toBe(before);
  });
});

describe('an address', () => {
  it('opens the same view', async () => {
    const { page } = await open(sixty);
    await page.getByRole('checkbox', { name: 'Hot' }).uncheck();
    await page.getByLabel('Confidence from').fill('99.5');
    await page.getByLabel('Position has').fill('1');
    await page.getByLabel('Which').selectOption('All');
    await page.getByRole('button', { name: 'Score' }).click();
    await page.locator('#defects tbody tr').nth(1).click();
    const before = await seen(page);
    expect(before.rows.length).toBeGreaterThan(1);
    const { page: other } = await open(sixty, { fragment: hash(page) });
    expect(await seen(other)).toEqual(before);
  });

  it('may be written by hand', async () => {
    const dead = sixty.defects.findIndex(({ kind }) => kind === 'dead');
    const { page } = await open(sixty, { fragment: `${linkTo(sixty.defects[dead])}&kind=dead,dim&sort=-amplitude` });
    const amplitudes = sixty.defects
      .filter(({ kind }) => kind === 'dead' || kind === 'dim')
      .map(({ amplitude }) => amplitude)
      .sort((a, b) => b - a);
    const { rows, title } = await seen(page);
    expect(rows.map((rank) => sixty.defects[Number(rank) - 1].amplitude)).toEqual(amplitudes);
    expect(title).toContain('Dead pixel');
  });

  it('with what nobody knows in it is taken for what it says otherwise', async () => {
    const { page, complaints } = await open(sixty, {
      fragment: `${first}&kind=dead,cold&sort=-nothing&confidence=many&group=__proto__&colour=<b>`,
    });
    const { rows, confidence } = await seen(page);
    expect(rows.map((rank) => sixty.defects[Number(rank) - 1].kind)).toEqual(rows.map(() => 'dead'));
    expect(confidence).toBe('0');
    expect(complaints).toEqual([]);
  });
});
