import { describe, expect, it } from 'vitest';
import { colourAt, withBrowser } from './browser.ts';
import { scanned } from './result-fixtures.ts';

const open = withBrowser();
const base = scanned(110);
const SIDE = 17;

/** One defect with one crop of 17 by 17 pixels about it, whose samples are as stated. */
function withCrop(mosaic: string[] | undefined, sample: (x: number, y: number) => number) {
  const { mosaic: _, ...plain } = base.frame!;
  const samples = Buffer.alloc(SIDE * SIDE * 2);
  for (let i = 0; i < SIDE * SIDE; i++)
    samples.writeUInt16LE(sample(100 + (i % SIDE), 200 + Math.floor(i / SIDE)), 2 * i);
  const crop = {
    x: 100,
    y: 200,
    width: SIDE,
    height: SIDE,
    channels: 1 as const,
    path: 'a.dng',
    samples: samples.toString('base64'),
  };
  const place = { x: 108, y: 208, extent: { x: 108, y: 208, width: 1, height: 1 } };
  const frame = { ...plain, ...(mosaic && { mosaic }), bits: 8, black: 0, white: 255 };
  return {
    ...base,
    frame,
    defects: [{ ...base.defects[0], ...place, kind: 'hot' as const, colour: 'R', crops: [crop] }],
  };
}

/** The middle of a pixel of the crop as a share of its side. */
const middle = (pixel: number) => (pixel + 0.5) / SIDE;
const canvas = '.crop canvas';

describe('a crop that would be repaired', () => {
  const spot = withCrop(undefined, (x, y) => (x === 108 && y === 208 ? 250 : 10 + x - 100));
  const repaired = withCrop(undefined, (x) => 10 + x - 100).defects[0].crops[0].samples;
  const [defect] = spot.defects;
  const both = { ...spot, defects: [{ ...defect, crops: [{ ...defect.crops[0], repaired }] }] };
  const slider = '.repair-slider input';

  it('shows the repair as far as the slider goes, in the tones of the original', async () => {
    const { page } = await open(both);
    expect(await colourAt(page, canvas, middle(8), middle(8))).toEqual([255, 255, 255]);
    await page.locator(slider).fill('100');
    // 18 of 10 to 250.
    expect((await colourAt(page, canvas, middle(8), middle(8)))[0]).toBeCloseTo(8.5, -0.5);
    await page.locator(slider).fill('20');
    expect(await colourAt(page, canvas, middle(8), middle(8))).toEqual([255, 255, 255]);
  });

  it('tells the repaired value in words', async () => {
    const { page } = await open(both);
    expect(await page.locator('.crop .value').textContent()).toBe('108, 208: 250 DN, repaired 18');
  });

  it('has no slider where the Result knows of no repair', async () => {
    const { page } = await open(spot);
    expect(await page.locator(slider).count()).toBe(0);
  });
});

describe('a crop', () => {
  const spot = withCrop(undefined, (x, y) => (x === 108 && y === 208 ? 250 : x === 102 && y === 202 ? 130 : 10));

  it('is stretched from its least to its greatest sample', async () => {
    const { page } = await open(spot);
    expect(await colourAt(page, canvas, middle(8), middle(8))).toEqual([255, 255, 255]);
    expect(await colourAt(page, canvas, middle(14), middle(13))).toEqual([0, 0, 0]);
    // 130 lies half way from 10 to 250.
    expect((await colourAt(page, canvas, middle(2), middle(2)))[0]).toBeCloseTo(127.5, -0.5);
  });

  it('is magnified without smoothing', async () => {
    const { page } = await open(spot);
    const edge = await Promise.all([0.1, 0.5, 0.9].map((part) => colourAt(page, canvas, (2 + part) / SIDE, middle(2))));
    expect(new Set(edge.map(String)).size).toBe(1);
    expect(await colourAt(page, canvas, (1 + 0.9) / SIDE, middle(2))).toEqual([0, 0, 0]);
  });

  it('marks the defect with a line around it', async () => {
    const { page } = await open(spot);
    const box = (await page.locator(canvas).boundingBox())!;
    const beside = (8 * box.width) / SIDE - 2;
    expect(await colourAt(page, canvas, beside / box.width, middle(8))).toEqual([255, 255, 255]);
  });

  it('reads the sample under the pointer and under the keys', async () => {
    const { page } = await open(spot);
    const stage = page.locator('.crop-stage');
    const value = page.locator('.crop .value');
    await expect.poll(() => value.innerText()).toBe('108, 208: 250 DN');
    await stage.scrollIntoViewIfNeeded();
    const box = (await stage.boundingBox())!;
    await page.mouse.move(box.x + middle(2) * box.width, box.y + middle(2) * box.height);
    await expect.poll(() => value.innerText()).toBe('102, 202: 130 DN');
    await page.mouse.move(0, 0);
    await stage.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => value.innerText()).toBe('109, 208: 10 DN');
  });

  it('has the tint of its filters until grey is asked for', async () => {
    // Position (100, 200) is red in RG/GB, (101, 200) and (100, 201) are green, (101, 201) is blue.
    const { page } = await open(withCrop(['RG', 'GB'], (x, y) => (x === 108 && y === 208 ? 250 : 100 + (x % 3))));
    const [red, green, blue] = [
      await colourAt(page, canvas, middle(0), middle(0)),
      await colourAt(page, canvas, middle(1), middle(4)),
      await colourAt(page, canvas, middle(1), middle(1)),
    ];
    expect(red[0]).toBeGreaterThan(Math.max(red[1], red[2]));
    expect(green[1]).toBeGreaterThan(Math.max(green[0], green[2]));
    expect(blue[2]).toBeGreaterThan(Math.max(blue[0], blue[1]));
    await page.getByRole('button', { name: 'Grey' }).click();
    const [r, g, b] = await colourAt(page, canvas, middle(2), middle(2));
    expect([g, b]).toEqual([r, r]);
  });

  it('of a line reads its middle, and marks no single pixel', async () => {
    const [defect] = spot.defects;
    const extent = { x: 108, y: 8, width: 1, height: 400 };
    const line = { ...defect, x: 108, y: 8, kind: 'column' as const, extent };
    const { page } = await open({ ...spot, defects: [line] });
    expect(await page.locator('.crop .value').innerText()).toBe('108, 208: 250 DN');
    // A mark of a pixel would point at it from the left edge.
    expect(await colourAt(page, canvas, 0.02, middle(8))).toEqual([0, 0, 0]);
  });

  it('that is damaged says what was expected', async () => {
    const [{ crops, ...defect }] = spot.defects;
    const { page, complaints } = await open({
      ...spot,
      defects: [
        {
          ...defect,
          crops: [
            { ...crops[0], samples: 'AAAA' },
            { ...crops[0], samples: '*' },
          ],
        },
      ],
    });
    const shown = await page.locator('.crops').innerText();
    expect(shown).toContain('Expected 578 bytes for a crop of 17 × 17, got 3.');
    expect(shown).toContain('Expected the samples of this crop as base64');
    expect(complaints).toEqual([]);
  });
});

describe('a crop of a mosaic', () => {
  const wall = withCrop(['RG', 'GB'], (x, y) => {
    const light = x === 108 && y === 208 ? 200 : 100;
    return light * (x % 2 === 0 && y % 2 === 0 ? 0.5 : x % 2 === 1 && y % 2 === 1 ? 0.75 : 1);
  });
  const samples = Buffer.alloc(4 * 3 * 3, 128).toString('base64');
  const photograph = { path: 'a.dng', width: 4, height: 3, samples, orientation: 6, neutral: [0.5, 1, 0.75] };
  const [defect] = wall.defects;
  const crops = [{ ...defect.crops[0], difference: 50 }];
  const result = { ...wall, photographs: [photograph], defects: [{ ...defect, crops }] };

  it('stands beside the picture that a raw developer makes of it, in which grey is grey', async () => {
    const { page } = await open(result);
    const stage = page.locator('.crop-stage canvas');
    expect(await stage.count()).toBe(2);
    const [r, g, b] = await colourAt(page, '.crop-stage canvas:nth-child(2)', middle(2), middle(3));
    expect([g, b]).toEqual([r, r]);
    const [red, green, blue] = await colourAt(page, '.crop-stage canvas:nth-child(2)', middle(8), middle(8));
    // Only its own colour is brighter than the wall.
    expect([red > green, Math.abs(green - r) < 2, Math.abs(blue - r) < 2]).toEqual([true, true, true]);
  });

  it('says how much of the defect is in the photograph, and where it is as viewers turn it', async () => {
    const { page, complaints } = await open(result);
    const { active } = result.frame;
    const text = (await page.locator('.crop figcaption').innerText()).replace(/\s+/g, ' ');
    expect(text).toContain('+50 DN here');
    // Turned clockwise by 90 degrees: what was at the left is at the top, what was at the bottom at the left.
    const [left, top] = [active.height - 1 - (208 - active.y), 108 - active.x].map((n) => n.toLocaleString('en-US'));
    const [width, height] = [active.height, active.width].map((n) => n.toLocaleString('en-US'));
    expect(text).toContain(`In a viewer: ${left} from the left, ${top} from the top of ${width} × ${height}.`);
    const size = await page
      .locator('.whereabouts canvas')
      .evaluate(({ width: w, height: h }: HTMLCanvasElement) => [w, h]);
    expect(size).toEqual([3, 4]);
    expect(complaints).toEqual([]);
  });
});

describe('the detail of a defect', () => {
  it('shows a crop from each photograph with its path', async () => {
    const { page } = await open(base);
    expect(await page.locator('.crop .path').allInnerTexts()).toEqual(
      [1380, 1388, 1395, 1403].map((n) => `photos/holiday-2004/CRW_${n}.CRW`),
    );
  });

  it('says why a defect has no crops', async () => {
    const { page } = await open(base, { fragment: `#d=${base.defects[104].x},${base.defects[104].y}` });
    expect(await page.locator('#detail').innerText()).toContain('only the 100 strongest defects carry them');
    const bare = { ...base, defects: base.defects.map(({ crops: _, ...defect }) => defect) };
    const { page: other } = await open(bare);
    expect(await other.locator('#detail').innerText()).toContain('this Result was made without them');
  });

  it('says in words what goes with a kind', async () => {
    const bare = { ...base.defects[0], fit: undefined, cluster: undefined };
    const column = { x: 112, y: 210, width: 1, height: 454 };
    const defects = [
      { ...bare, kind: 'hot' as const, fit: { offset: 12.4, rate: 60, iso: 400 } },
      { ...bare, x: 20, y: 20, kind: 'stuck' as const, level: 527.5 },
      { ...bare, x: 21, y: 20, kind: 'dim' as const, response: 0.62, colourCluster: 1 },
      { ...bare, x: 112, y: 210, kind: 'column' as const, extent: column, colour: undefined },
    ];
    const { page } = await open({ ...base, defects });
    const facts: string[] = [];
    for (const _ of defects) {
      await page.evaluate("document.querySelector('.numbers details').open = true");
      facts.push((await page.locator('.numbers').innerText()).replace(/[\s\u202f]+/g, ' '));
      await page.getByRole('button', { name: 'Next →' }).click();
    }
    const [hot, stuck, dim, line] = facts;
    // Black is 32 and white 1023, which 12.4 + 60 t reaches after 16.3 seconds.
    expect(hot).toContain('Dark signal 12 DN + 60 DN/s What it adds to the light at any exposure, and for each second');
    expect(hot).toContain('13 DN at 1/60 s, all from black to white at 16.3 s. At ISO 400; twice of it doubles both.');
    expect(stuck).toContain('Stuck at 528 DN The value it has whatever light it gets: 50.0 % of the way');
    expect(dim).toContain('Response 62 % The share of its neighbours’ signal that it gives.');
    expect(dim).toContain('Colour cluster No. 1, 1 defect ');
    expect(line).toContain('Length 454 pixels The line goes over x 112, y 210 to 663;');
    expect(line).not.toMatch(/Extent|Cluster|Colour/);
  });

  it('gives each number its unit and its meaning', async () => {
    const defect = {
      ...base.defects[0],
      kind: 'hot' as const,
      x: 112,
      y: 210,
      amplitude: 99.1,
      rate: 0.96,
      frames: 24,
      score: 12,
      cluster: 3,
    };
    const { page } = await open({ ...base, defects: [defect, { ...base.defects[1], cluster: 3 }] });
    const shown = await page.locator('.numbers').innerText();
    expect(shown).not.toContain('12 σ');
    await page.getByText('Score, rank and clusters').press('Enter');
    const text = (await page.locator('.numbers').innerText()).replace(/[\s\u202f]+/g, ' ');
    // Black is 32 and white 1023; the active area begins at (12, 10).
    for (const fact of [
      'Amplitude +99.10 DN',
      '10.00 % of the way from black to white',
      'In the active area: 100, 200',
      'Seen in 23 of 24 photographs',
      'Score 12 σ',
      'Chance alone hardly reaches ±6.4 σ here.',
      'No. 3, 2 defects',
    ]) {
      expect(text).toContain(fact);
    }
  });

  it('says of a line which of its pixels are seen, and not that no photograph shows what all of them do', async () => {
    const base = scanned(60);
    const { crops, ...plain } = base.defects[0];
    const extent = { x: 112, y: 10, width: 1, height: 1700 };
    const examined = { photographs: 16, beyond: 16 };
    const column = { ...plain, kind: 'column' as const, amplitude: -3, rate: 0.004, frames: 15, extent, examined };
    const { page } = await open({ ...base, defects: [{ ...column, crops }] });
    const text = (await page.locator('.numbers').innerText()).replace(/[\s\u202f]+/g, ' ');
    expect(text).toContain('Pixels seen 0.4 %');
    expect(text).toContain('Darker in 16 of 16');
    expect(text).not.toContain('of 15');
  });
});
