/** hotpix fix of a column in JPEGs, end to end. */
import { simulate } from '@hotpix/simulator';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA } from './support/camera.ts';
import { command } from './support/command.ts';
import { readResult } from './support/results.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
/** In the stored raw file; the pictures have no masked border. */
const COLUMN = { kind: 'column', x: 133, y: 10, length: 162, offset: 9000 } as const;
const X = COLUMN.x - 16;
/** Demosaicing by kernels of 5x5 carries a column so many pixels to each side. */
const SMEAR = [-2, -1, 0, 1, 2];

beforeAll(async () => {
  await simulate({ dir: at('photos'), camera: { ...CAMERA, defects: [COLUMN] }, frames: 8, jpeg: { quality: 92 } });
  await command(at(), ['scan', 'photos/dng', '--json', 'dng.json', '--quiet']);
  await command(at(), ['scan', 'photos/jpeg', '--json', 'jpeg.json', '--quiet']);
  await command(at(), ['fix', 'photos/jpeg', '--map', 'jpeg.json', '--out', 'fixed', '--quiet']);
});

test('a column is one defect, as wide as the sensor has it in raw files and as it shows in pictures', async () => {
  const [raw, picture] = await Promise.all(['dng.json', 'jpeg.json'].map((name) => readResult(at(name))));
  expect(raw.defects).toMatchObject([{ kind: 'column', x: COLUMN.x, extent: { x: COLUMN.x, width: 1 } }]);
  expect(picture.defects).toMatchObject([{ kind: 'column', x: X }]);
  const [{ extent }] = picture.defects;
  expect(extent.x).toBeLessThanOrEqual(X - 2);
  expect(extent.x + extent.width).toBeGreaterThan(X + 2);
  expect(extent.width).toBeLessThanOrEqual(9);
});

/** Mean difference of the pixels of columns from those above and below, in DN of green. */
async function unevenness(path: string, columns: readonly number[]): Promise<number[]> {
  const { data, info } = await sharp(at(path)).raw().toBuffer({ resolveWithObject: true });
  const green = (x: number, y: number): number => data[(y * info.width + x) * info.channels + 1];
  return columns.map((x) => {
    let sum = 0;
    for (let y = 1; y < info.height - 1; y++) {
      sum += Math.abs(green(x, y) - (green(x, y - 1) + green(x, y + 1)) / 2);
    }
    return sum / (info.height - 2);
  });
}

const FAR = [-60, -50, -40, -30, -20, 20, 30, 40, 50, 60];

describe.each(['frame-0005.jpg', 'frame-0008.jpg'])('in %s', (name) => {
  test('the column and what it smeared are as even after the repair as columns far away', async () => {
    const columns = SMEAR.map((distance) => X + distance);
    const others = Math.max(
      ...(await unevenness(
        `photos/jpeg/${name}`,
        FAR.map((distance) => X + distance),
      )),
    );
    expect(Math.max(...(await unevenness(`photos/jpeg/${name}`, columns)))).toBeGreaterThan(others);
    expect(Math.max(...(await unevenness(`fixed/${name}`, columns)))).toBeLessThanOrEqual(others);
  });
});
