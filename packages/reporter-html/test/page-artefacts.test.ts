import type { Result } from '@hotpix/result';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { withBrowser } from './browser.ts';
import { insufficient, refused, scanned, withArtefacts, type Frame } from './result-fixtures.ts';

const open = withBrowser();
const base = scanned(60);
const whole = { x: 0, y: 0, width: 1000, height: 800 };
const frame: Frame = { ...base.frame!, width: 1000, height: 800, active: whole };
type Artefact = NonNullable<Result['artefacts']>[number];
const date: Artefact = { kind: 'overlay', x: 400, y: 300, width: 200, height: 100 };
const speck: Artefact = { kind: 'dust', x: 300, y: 250, width: 1, height: 1 };

function leaving(artefacts: Artefact[] | undefined, defects: Result['defects'] = []): Result {
  return { ...base, frame, defects, ...(artefacts && { artefacts }) };
}

function hot(x: number, y: number): Result['defects'][number] {
  return { ...base.defects[0], kind: 'hot', x, y, extent: { x, y, width: 1, height: 1 } };
}

/** CSS pixels a sensor pixel, and the middle of the sensor on the canvas: rulers take 40 and 24 pixels, margins 12. */
async function geometry(page: Page): Promise<{ scale: number; x: number; y: number; left: number; top: number }> {
  const canvas = page.locator('#map canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = (await canvas.boundingBox())!;
  const [width, height] = [box.width - 52, box.height - 36];
  const scale = Math.min(width / 1000, height / 800);
  return { scale, x: 40 + width / 2, y: 24 + height / 2, left: box.x, top: box.y };
}

async function pointAt(page: Page, x: number, y: number): Promise<string> {
  const at = await geometry(page);
  await page.mouse.move(at.left + at.x + (x - 499.5) * at.scale, at.top + at.y + (y - 399.5) * at.scale);
  return (await page.locator('#map .readout').innerText()).replace(/[\s\u202f]+/g, ' ');
}

/** In CSS pixels of the canvas, what surrounds all that is drawn on the bare sensor, its own edge aside. */
async function drawnOn(page: Page, background: number): Promise<number[]> {
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  const { scale, x } = await geometry(page);
  const [left, right] = [x - 500 * scale + 3, x + 500 * scale - 3];
  return page.evaluate(`(() => {
    const canvas = document.querySelector('#map canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const around = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < data.length; i += 4) {
      const [x, y] = [(i / 4) % canvas.width, Math.floor(i / 4 / canvas.width)];
      const isOutside = x < ${left} || x > ${right} || y < 28 || y > canvas.height - 16;
      if (isOutside || Math.abs(data[i] - ${background}) < 32) continue;
      around[0] = Math.min(around[0], x);
      around[1] = Math.min(around[1], y);
      around[2] = Math.max(around[2], x + 1);
      around[3] = Math.max(around[3], y + 1);
    }
    return around;
  })()`);
}

describe('what was left out, on the sensor map', () => {
  it.each([
    ['the whole sensor', 1],
    ['a part of it', 2],
  ])('is outlined to scale on a map of %s', async (_, zoom) => {
    const { page } = await open(leaving([date]));
    if (zoom > 1) await page.getByRole('button', { name: 'Zoom in' }).click();
    const { scale, x, y } = await geometry(page);
    const expected = [x - 100 * scale * zoom, y - 100 * scale * zoom, x + 100 * scale * zoom, y];
    const drawn = await drawnOn(page, 255);
    for (const [i, edge] of expected.entries()) expect(Math.abs(drawn[i] - edge)).toBeLessThan(2);
  });

  it('is seen about its place where a single pixel would not be', async () => {
    const { page } = await open(leaving([speck]));
    const { scale, x, y } = await geometry(page);
    const [left, top, right, bottom] = await drawnOn(page, 255);
    expect(scale).toBeLessThan(1);
    for (const length of [right - left, bottom - top]) {
      expect(length).toBeGreaterThan(10);
      expect(length).toBeLessThan(20);
    }
    expect(Math.abs((left + right) / 2 - (x - 199.5 * scale))).toBeLessThan(1);
    expect(Math.abs((top + bottom) / 2 - (y - 149.5 * scale))).toBeLessThan(1);
  });

  it.each([
    ['light', 255],
    ['dark', 0x1b],
  ] as const)('stands out from the sensor in the %s theme', async (colorScheme, background) => {
    const { page } = await open(leaving([date]), { colorScheme });
    expect((await drawnOn(page, background)).every(Number.isFinite)).toBe(true);
    const colours = await page.evaluate<string[]>(`(() => {
      document.body.style.color = 'var(--surface)';
      return [getComputedStyle(document.querySelector('.legend .outlined')).borderTopColor, getComputedStyle(document.body).color];
    })()`);
    const [outline, surface] = colours.map(luminance).sort((a, b) => b - a);
    expect((outline + 0.05) / (surface + 0.05)).toBeGreaterThan(3);
  });

  it('lies beneath the defects', async () => {
    // The sign is ten pixels wide and an outline has gaps of fewer than five: one that lay above would be seen within.
    const { page } = await open(leaving([{ ...date, x: 250, y: 100 }], [hot(800, 700), hot(250, 150)]));
    const { scale, x, y } = await geometry(page);
    const corner = [x - 249.5 * scale - 2, y - 249.5 * scale - 2].map(Math.round).join();
    const sign = await page.evaluate<number[]>(
      `[...document.querySelector('#map canvas').getContext('2d').getImageData(${corner}, 5, 5).data]`,
    );
    const colours = new Set(sign.flatMap((_, i) => (i % 4 === 0 ? [sign.slice(i, i + 3).join()] : [])));
    expect([...colours]).toEqual(['203,58,30']);
  });

  it('is read under the pointer: the smallest there, and a defect before it', async () => {
    const within: Artefact = { kind: 'dust', x: 500, y: 340, width: 50, height: 40 };
    const { page } = await open(leaving([date, within], [hot(420, 320)]));
    await expect.poll(() => pointAt(page, 450, 380)).toBe('x 450, y 380 Overlay, 200 × 100 from x 400, y 300');
    await expect.poll(() => pointAt(page, 525, 360)).toBe('x 525, y 360 Shadow of dust, 50 × 40 from x 500, y 340');
    await expect.poll(() => pointAt(page, 420, 320)).toBe('x 420, y 320 Hot no. 1');
    await expect.poll(() => pointAt(page, 700, 600)).toBe('x 700, y 600');
  });

  it('is told to those who do not see it', async () => {
    const { page } = await open(leaving([date, speck]));
    const stage = page.getByRole('application', { name: /left out: 1 shadow of dust, 1 overlay$/ });
    expect(await stage.count()).toBe(1);
    expect(await page.locator('#map-help').innerText()).toContain('The list of what was left out gives its places.');
  });

  it('has an entry of each kind in the legend, which leads to the list', async () => {
    const { page } = await open(withArtefacts());
    expect(await page.locator('#map .legend .outlined').count()).toBe(2);
    await page.locator('#map .legend').getByRole('link', { name: 'Left out: overlay' }).click();
    expect(new URL(page.url()).hash).toBe('#left-out');
  });

  it('is round where it is dust, and a box where it is an overlay', async () => {
    // At the corner of its box, where an ellipse leaves a part of it empty.
    const corner = async (kind: Artefact['kind']) => {
      const { page } = await open(leaving([{ ...date, kind }]));
      const { scale, x, y } = await geometry(page);
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
      const at = [x - 100 * scale - 2, y - 100 * scale - 2].map(Math.round).join();
      return page.evaluate<number>(
        `document.querySelector('#map canvas').getContext('2d').getImageData(${at}, 5, 5).data.filter((v, i) => i % 4 === 0 && v < 200).length`,
      );
    };
    expect(await corner('overlay')).toBeGreaterThan(3);
    expect(await corner('dust')).toBe(0);
  });

  it('is shown on the map of a set that gives no verdict, where nothing is said of defects', async () => {
    const { page } = await open({ ...refused(), frame, artefacts: [date] });
    expect(await page.locator('#map').count()).toBe(1);
    expect(await page.locator('#defects, #detail').count()).toBe(0);
    expect(await page.locator('#map').innerText()).not.toContain('defect');
    expect(await page.getByRole('application').getAttribute('aria-label')).not.toContain('defect');
  });
});

describe('the list of what was left out', () => {
  it('counts the kinds, and gives each with place and size', async () => {
    const { page } = await open(withArtefacts());
    expect(await page.locator('#left-out h2').innerText()).toBe('Left out: 2 shadows of dust, 1 overlay');
    const rows = await page.locator('#left-out tbody tr').allInnerTexts();
    expect(rows.map((row) => row.replaceAll('\u202f', ' '))).toEqual([
      'Shadow of dust\t710\t388\t41 × 38',
      'Shadow of dust\t1302\t1004\t33 × 35',
      'Overlay\t480\t1580\t560 × 90',
    ]);
    expect(await page.locator('.masthead nav').innerText()).toContain('Left out');
  });

  it.each([
    ['of dust', [speck], 'Left out: 1 shadow of dust', 'logo'],
    ['of overlays', [date, { ...date, x: 0 }], 'Left out: 2 overlays', 'dust'],
  ])('says nothing of the other kind where there are only some %s', async (_, artefacts, title, other) => {
    const { page } = await open(leaving(artefacts));
    expect(await page.locator('#left-out h2').innerText()).toBe(title);
    expect(await page.locator('#left-out').innerText()).not.toContain(other);
  });

  it('shows a place on the map when its row is clicked, and again after the map was moved', async () => {
    const { page } = await open(leaving([date, speck], base.defects));
    const note = page.locator('#map .map-note');
    for (const kind of ['Shadow of dust', 'Overlay', 'Overlay']) {
      await page.locator('#left-out').getByRole('button', { name: kind }).click();
      await expect.poll(() => note.innerText()).not.toContain('magnified 1.0×');
      await page.getByRole('button', { name: 'Whole sensor' }).click();
      await expect.poll(() => note.innerText()).toContain('magnified 1.0×');
    }
  });

  it('is the title of its check, and its name under the pointer', async () => {
    const { page } = await open({ ...leaving([date]), checks: withArtefacts().checks });
    expect(await page.locator('.check.warning b').last().innerText()).toBe('Left out: 1 overlay');
    await pointAt(page, 450, 380);
    await expect.poll(() => page.locator('#map .stage').getAttribute('title')).toMatch(/^Overlay, 200/);
  });

  it('is there without a map', async () => {
    const { page } = await open({ ...insufficient(), frame: null, artefacts: [date] });
    expect(await page.locator('#map').count()).toBe(0);
    expect(await page.locator('#left-out tbody tr').count()).toBe(1);
  });

  it('does not make a narrow page scroll sideways', async () => {
    const { page } = await open(withArtefacts(), { viewport: { width: 360, height: 800 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
});

it('a report that leaves nothing out says nothing of it', async () => {
  const contents = await Promise.all(
    [undefined, []].map(async (artefacts) => {
      const { page } = await open(leaving(artefacts, base.defects));
      expect(await page.locator('#left-out, .outlined').count()).toBe(0);
      return page.evaluate<string>(
        "[...document.body.children].filter(({ tagName }) => tagName !== 'SCRIPT').map(({ outerHTML }) => outerHTML).join()",
      );
    }),
  );
  expect(contents[0]).not.toMatch(/left out/i);
  expect(contents[1]).toBe(contents[0]);
});

/** Of a colour as `rgb(1, 2, 3)`, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = colour.match(/\d+/g)!.map((n) => {
    const share = Number(n) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
