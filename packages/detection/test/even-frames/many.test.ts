/** A sensor so hot that every fortieth pixel glows. */
import { dark, type Defect } from '@hotpix/simulator';
import { expect, test } from 'vitest';
import { scan, shoot } from '../support/scan.ts';

const size = { width: 1240, height: 840 };
const hot: Defect[] = Array.from({ length: 25_000 }, (_, i) => ({
  kind: 'hot',
  x: 2 + 6 * (i % 205) + ((i * 7) % 5),
  y: 2 + 6 * Math.floor(i / 205) + ((i * 11) % 5),
  offset: 3000,
}));

test('all hot pixels of dark frames are listed, however many they are, and a check doubts them', async () => {
  const settings = (): { iso: number; exposure: number } => ({ iso: 800, exposure: 10 });
  const frames = shoot({ ...size, frames: 1, settings, scene: dark, defects: hot });
  const { defects, checks } = await scan(frames, { capture: 'dark', darkLimit: 500 });
  expect(defects.length).toBe(25_000);
  expect(checks.find(({ name }) => name === 'plausibleNumber')).toMatchObject({ status: 'warning', value: 25_000 });
});
