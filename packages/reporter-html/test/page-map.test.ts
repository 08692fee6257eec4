import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { colourAt, withBrowser } from './browser.ts';
import { scanned, type Frame } from './result-fixtures.ts';

const open = withBrowser();
const base = scanned(60);
const frame: Frame = { ...base.frame!, width: 1000, height: 800, active: { x: 100, y: 80, width: 900, height: 720 } };
const at = (x: number, y: number, kind: 'hot' | 'dead') => ({
  ...base.defects[0],
  x,
  y,
  kind,
  extent: { x, y, width: 1, height: 1 },
});
const two = { ...base, frame, defects: [at(250, 200, 'hot'), at(750, 600, 'dead')] };

/** The two with a column between them, and a pixel that lies three to its right. */
const between = { ...at(500, 100, 'dead'), kind: 'column' as const, extent: { x: 500, y: 100, width: 1, height: 600 } };
const withColumn = { ...two, defects: [...two.defects, between, at(503, 300, 'hot')] };

/** Rulers take 40 pixels at the left and 24 at the top, a margin of 12 the other sides; the sensor is centred in the rest. */
async function onScreen(page: Page, x: number, y: number): Promise<{ x: number; y: number }> {
  const canvas = page.locator('#map canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = (await canvas.boundingBox())!;
  const [width, height] = [box.width - 52, box.height - 36];
  const scale = Math.min(width / 1000, height / 800);
  const [left, top] = [40 + (width - 1000 * scale) / 2, 24 + (height - 800 * scale) / 2];
  return { x: box.x + left + (x + 0.5) * scale, y: box.y + top + (y + 0.5) * scale };
}

/** The colour of the map at a sensor position. */
async function colourOn(page: Page, x: number, y: number): Promise<number[]> {
  const point = await onScreen(page, x, y);
  const canvas = (await page.locator('#map canvas').boundingBox())!;
  return colourAt(page, '#map canvas', (point.x - canvas.x) / canvas.width, (point.y - canvas.y) / canvas.height);
}

describe('the sensor map', () => {
  it('selects the defect that is clicked', async () => {
    const { page } = await open(two);
    const { x, y } = await onScreen(page, 750, 600);
    await page.mouse.click(x + 3, y - 3);
    expect(await page.locator('#detail h2').innerText()).toBe('Dead pixel at 750, 600');
    expect(new URL(page.url()).hash).toBe('#d=750,600');
  });

  it('reads the position under the pointer, and that of a defect near it', async () => {
    const { page } = await open(two);
    const nowhere = await onScreen(page, 500, 400);
    await page.mouse.move(nowhere.x, nowhere.y);
    await expect.poll(() => page.locator('#map .readout').innerText()).toBe('x 500, y 400');
    const near = await onScreen(page, 250, 200);
    await page.mouse.move(near.x + 4, near.y);
    await expect.poll(() => page.locator('#map .readout').innerText()).toMatch(/x 250, y 200\s+Hot no. 1/);
  });

  it('takes a click anywhere on a line for the line, but for one on a sign upon it', async () => {
    const { page } = await open(withColumn);
    const title = async () => (await page.locator('#detail h2').innerText()).replace(/\s+/g, ' ');
    const low = await onScreen(page, 500, 680);
    await page.mouse.click(low.x + 4, low.y);
    expect(await title()).toBe('Column at x 500, y 100 to 699');
    expect(new URL(page.url()).hash).toBe('#d=500,100');
    const sign = await onScreen(page, 503, 300);
    await page.mouse.click(sign.x, sign.y);
    expect(await title()).toBe('Hot pixel at 503, 300');
    await page.mouse.move(low.x, low.y);
    await expect.poll(() => page.locator('#map .readout').innerText()).toMatch(/x 500, y 100 to 699\s+Column no. 3/);
  });

  it('draws a line from its one end to the other', async () => {
    const { page } = await open(withColumn);
    const colour = (x: number, y: number) => colourOn(page, x, y);
    const column = await colour(500, 110);
    expect(column).not.toEqual([255, 255, 255]);
    expect(await colour(500, 690)).toEqual(column);
    expect(await colour(500, 712)).toEqual([255, 255, 255]);
  });

  it('counts a line of which only the middle is in view', async () => {
    const { page } = await open(withColumn, { fragment: '#d=500,100' });
    await page.getByRole('button', { name: 'Go to the selected defect' }).click();
    await expect.poll(() => page.locator('.map-note').innerText()).toContain('1 of 4 defects in view');
  });

  it('zooms with buttons, keys and the wheel', async () => {
    const { page } = await open(two);
    const note = page.locator('.map-note');
    const magnified = (times: string) => expect.poll(() => note.innerText()).toContain(`magnified ${times}×`);
    await magnified('1.0');
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await magnified('2.0');
    await page.locator('.stage').focus();
    await page.keyboard.press('-');
    await magnified('1.3');
    await page.keyboard.press('+');
    await magnified('2.0');
    await page.keyboard.press('0');
    await magnified('1.0');
    const { x, y } = await onScreen(page, 250, 200);
    await page.mouse.move(x, y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -400);
    await page.keyboard.up('Control');
    await magnified('2.7');
    await page.mouse.dblclick(x, y);
    await magnified('5.4');
    await page.keyboard.down('Shift');
    await page.mouse.dblclick(x, y);
    await magnified('2.7');
  });

  it('lets the wheel alone scroll the page, and says for a moment how it zooms', async () => {
    const { page } = await open(two);
    const { x, y } = await onScreen(page, 500, 400);
    const scrolled = () => page.evaluate<number>('scrollY');
    const before = await scrolled();
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 120);
    await expect.poll(scrolled).toBe(before + 120);
    expect(await page.locator('.map-note').innerText()).toContain('magnified 1.0×');
    const hint = page.getByText('Ctrl + wheel zooms the map');
    expect(await hint.isVisible()).toBe(true);
    await expect.poll(() => hint.isVisible(), { timeout: 5000 }).toBe(false);
  });

  it.each([
    ['a mouse', {}, 'Zoom: Ctrl + wheel, or double click. Move: drag.'],
    ['fingers', { hasTouch: true, isMobile: true }, 'Zoom: two fingers. Move: drag, once zoomed in.'],
  ])('says what %s can do', async (_, device, words) => {
    const { page } = await open(two, device);
    expect(await page.locator('.map-hint').innerText()).toBe(words);
  });

  it('has its rulers beside the window, on the ground of the page', async () => {
    const { page } = await open(two);
    await page.locator('.stage').focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('+');
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    const opaque = (left: number) =>
      page.evaluate(`(() => {
        const canvas = document.querySelector('#map canvas');
        const { data } = canvas.getContext('2d').getImageData(${left}, 30, 3, canvas.height - 60);
        return data.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255);
      })()`);
    expect(await opaque(44)).toBe(true);
    expect(await opaque(36)).toBe(false);
  });

  it('moves with the mouse and the arrow keys', async () => {
    const { page } = await open(two);
    const { x, y } = await onScreen(page, 500, 400);
    await page.locator('.stage').focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('+');
    const under = async () => {
      await page.mouse.move(x, y);
      return (await page.locator('#map .readout').innerText()).match(/\d+/g)!.map(Number);
    };
    const before = await under();
    await page.keyboard.press('ArrowRight');
    expect((await under())[0]).toBeGreaterThan(before[0]);
    await page.keyboard.press('ArrowLeft');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 30, { steps: 5 });
    await page.mouse.up();
    expect((await under())[1]).toBeLessThan(before[1]);
    expect(new URL(page.url()).hash).toBe('');
  });

  it('goes to the selected defect', async () => {
    const { page } = await open(two, { fragment: '#d=250,200' });
    await page.getByRole('button', { name: 'Go to the selected defect' }).click();
    const box = (await page.locator('#map canvas').boundingBox())!;
    await page.mouse.move(box.x + 40 + (box.width - 52) / 2, box.y + 24 + (box.height - 36) / 2);
    await expect.poll(() => page.locator('#map .readout').innerText()).toContain('x 250, y 200');
  });

  it('draws the masked border to scale, hatched, and the active area plain', async () => {
    const { page } = await open({ ...two, defects: [] });
    const colour = (x: number, y: number) => colourOn(page, x, y);
    expect(await colour(150, 400)).toEqual([255, 255, 255]);
    const border = await Promise.all([60, 62, 64, 66, 68, 70].map((x) => colour(x, 400)));
    expect(border.every(([red]) => red < 255)).toBe(true);
    expect(new Set(border.map(String)).size).toBeGreaterThan(1);
  });

  it('says nothing of defects to click, and rules no farther than the sensor goes, where there are none', async () => {
    // Far wider than the widest stage: there is room at both sides of the sensor, in which rulers have no numbers.
    const tall: Frame = { ...frame, width: 200, height: 800, active: { x: 0, y: 0, width: 200, height: 800 } };
    const { page } = await open({ ...two, frame: tall, defects: [] });
    expect(await page.locator('#map .readout').innerText()).toBe('Point at the map to read a position.');
    const inked = await page.evaluate(`(() => {
      const canvas = document.querySelector('#map canvas');
      const scale = canvas.width / canvas.getBoundingClientRect().width;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, Math.floor(20 * scale));
      const columns = [];
      for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 128 && data[i] < 150) columns.push(((i / 4) % canvas.width) / scale);
      return Math.max(...columns);
    })()`);
    const box = (await page.locator('#map canvas').boundingBox())!;
    const scale = (box.height - 36) / 800;
    const right = 40 + (box.width - 52) / 2 + 100 * scale;
    expect(inked).toBeLessThan(right + 16);
    expect(inked).toBeGreaterThan(right - 16);
  });

  it('draws in the colours of the theme', async () => {
    const { page } = await open({ ...two, defects: [] }, { colorScheme: 'dark' });
    const dark = await colourAt(page, '#map canvas', 0.5, 0.5);
    expect(Math.max(...dark)).toBeLessThan(64);
    await page.getByLabel('Theme').selectOption('Light');
    expect(await colourAt(page, '#map canvas', 0.5, 0.5)).toEqual([255, 255, 255]);
  });

  it('shows crowds as density and says what the shading means', async () => {
    const { page } = await open(scanned(10_000));
    await expect
      .poll(() => page.locator('.map-note').innerText())
      .toMatch(/10,000 of 10,000 defects in view.*Shading: up to \d+ in a cell/);
    await page.locator('.stage').focus();
    for (let i = 0; i < 6; i++) await page.keyboard.press('+');
    await expect.poll(() => page.locator('.map-note').innerText()).not.toContain('Shading');
  });

  it('shows only what the filter lets through', async () => {
    const { page } = await open(two);
    await page.getByRole('checkbox', { name: 'Dead' }).uncheck();
    await expect.poll(() => page.locator('.map-note').innerText()).toContain('1 of 2 defects in view');
  });
});
