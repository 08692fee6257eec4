import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { withBrowser } from './browser.ts';
import { clean, scanned } from './result-fixtures.ts';

const open = withBrowser();
const sixty = scanned(60);
const current = (page: Page) => page.locator('tr[aria-current] a').allInnerTexts();

describe('the keys', () => {
  it('j and k go through the defects in the order of the table', async () => {
    const { page } = await open(sixty);
    await page.getByRole('button', { name: 'x', exact: true }).click();
    const [one, two] = await page.locator('#defects tbody a').allInnerTexts();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    expect(await current(page)).toEqual([one]);
    await page.keyboard.press('j');
    expect(await current(page)).toEqual([two]);
    expect(await page.locator('[role=status].unseen').innerText()).toMatch(/ at /);
    await page.keyboard.press('k');
    expect(await current(page)).toEqual([one]);
  });

  it('Escape selects nothing', async () => {
    const { page } = await open(sixty);
    expect(await current(page)).toEqual(['1']);
    await page.keyboard.press('Escape');
    expect(await current(page)).toEqual([]);
    expect(await page.locator('#detail h2').innerText()).toBe('Nothing selected');
    expect(new URL(page.url()).hash).toBe('#d=none');
  });

  it('are not taken from who types', async () => {
    const { page } = await open(sixty);
    const title = await page.locator('#detail h2').innerText();
    await page.getByLabel('Position has').pressSequentially('jk?');
    await page.getByLabel('Theme').press('j');
    expect(await page.getByLabel('Position has').inputValue()).toBe('jk?');
    expect(await page.locator('#detail h2').innerText()).toBe(title);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('nor from the browser', async () => {
    const { page } = await open(sixty);
    await page.keyboard.press('Control+j');
    await page.keyboard.press('Alt+k');
    expect(await current(page)).toEqual(['1']);
  });
});

describe('the list of keys', () => {
  it.each([
    ['a button', (page: Page) => page.getByRole('button', { name: 'Keys of this page' }).click()],
    ['a key', (page: Page) => page.keyboard.press('?')],
  ])('is shown by %s, and Escape closes it and nothing else', async (_, show) => {
    const { page } = await open(sixty);
    await show(page);
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    expect(await dialog.innerText()).toMatch(/j\s+Next defect/);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    expect(await current(page)).toEqual(['1']);
  });

  it('switches the letters off, for those whose voice or hand presses them unmeant', async () => {
    const { page } = await open(sixty);
    await page.keyboard.press('?');
    await page.getByLabel('Letters and ? work anywhere').uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    for (let i = 0; i < 2; i++) {
      await page.keyboard.press('j');
      expect(await current(page)).toEqual(['1']);
      await page.reload();
    }
  });

  it('names no keys of defects where there are none', async () => {
    const { page } = await open(clean());
    await page.keyboard.press('?');
    const list = await page.getByRole('dialog').innerText();
    expect(list).toContain('On the map');
    expect(list).not.toContain('defect');
  });
});
