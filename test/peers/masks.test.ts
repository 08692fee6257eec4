/** Whether masks and blocks for pictures mean the same pixels to the programs that read them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDefectMap, type DefectMap, type MappedDefect, type Rectangle } from '@hotpix/defect-maps';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inActive, LISTED_PIXELS, MAP, pixelsWhere } from './support/planted.ts';
import { runIn } from './support/programs.ts';

let folder = '';
const run = (program: string, ...args: string[]): Buffer => runIn(folder, program, ...args);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotpix-masks-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a mask as FITS', () => {
  beforeAll(() => writeFileSync(join(folder, 'mask.fits'), writeDefectMap('fits', MAP).bytes));

  it('shows its pixels in Siril where they lie on the sensor', async () => {
    writeFileSync(join(folder, 'show.ssf'), 'requires 1.0.0\nload mask.fits\nsavepng shown\n');
    run('siril-cli', '-d', folder, '-s', 'show.ssf');
    const { data, info } = await sharp(join(folder, 'shown.png'))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([MAP.width, MAP.height]);
    expect(shift(pixelsWhere({ width: info.width, samples: data }, 1, (index) => data[index] > 0))).toEqual(
      LISTED_PIXELS,
    );
  });

  it('has its pixels for cfitsio where the standard counts them, from 1 and from the bottom', () => {
    // The stored pixel (60, 40) of 480 x 320.
    run('imcopy', 'mask.fits[60:62,279:281]', '!section.fits');
    const section = readFileSync(join(folder, 'section.fits')).subarray(-2880);
    expect([...section.subarray(0, 9)]).toEqual([0, 0, 0, 0, 255, 0, 0, 0, 0]);
  });
});

/** From stored positions to those that the lists of planted pixels are in. */
const shift = (stored: readonly string[]): string[] =>
  inActive(stored.map((pixel) => pixel.split(',').map(Number)).map(([x, y]) => ({ x, y, width: 1, height: 1 })));

describe('jpegpixi, with a list of blocks', () => {
  const [width, height] = [480, 320];
  const listed: readonly MappedDefect[] = [
    { x: 60, y: 40, width: 5, height: 5 },
    { x: 64, y: 44, width: 5, height: 5 },
    { x: 151, y: 93, width: 3, height: 3 },
    { x: 300, y: 200, width: 1, height: 60, kind: 'column' },
    { x: 20, y: 280, width: 100, height: 1, kind: 'row' },
  ];
  const unlisted: Rectangle = { x: 240, y: 60, width: 3, height: 3 };
  const map: DefectMap = { width, height, active: { x: 0, y: 0, width, height }, defects: listed };

  async function bright(name: string): Promise<string[]> {
    const { data } = await sharp(join(folder, name)).greyscale().raw().toBuffer({ resolveWithObject: true });
    return shift(pixelsWhere({ width, samples: data }, 1, (index) => data[index] > 150));
  }

  beforeAll(async () => {
    const samples = new Uint8Array(width * height * 3).fill(100);
    for (const { x, y, width: across, height: down } of [...listed, unlisted]) {
      for (let row = y; row < y + down; row++) samples.fill(250, (row * width + x) * 3, (row * width + x + across) * 3);
    }
    const options = { quality: 98, chromaSubsampling: '4:4:4' };
    await sharp(samples, { raw: { width, height, channels: 3 } })
      .jpeg(options)
      .toFile(join(folder, 'before.jpg'));
  });

  it('repairs the listed pixels and no others', async () => {
    const { bytes, fileName } = writeDefectMap('jpegpixi', map);
    writeFileSync(join(folder, fileName), bytes);
    run('jpegpixi', '-f', fileName, 'before.jpg', 'after.jpg');
    expect(await bright('before.jpg')).toEqual([...new Set(inActive([...listed, unlisted]))]);
    expect(await bright('after.jpg')).toEqual(inActive([unlisted]));
  });
});
