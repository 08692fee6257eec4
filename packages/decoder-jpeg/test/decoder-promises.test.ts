import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { checkDecoder } from '@hotpix/core/testing';
import { jpegDecoder } from '../src/index.ts';
import { fixture } from './support/decoding.ts';

const picture = sharp({ create: { width: 21, height: 17, channels: 3, background: '#805020' } });
const expected = { width: 21, height: 17, channels: 3, bits: 8 } as const;

test('the decoder keeps the promises of every decoder for JPEG', async () => {
  const shape = { width: 35, height: 27, channels: 3, bits: 8, lossy: true } as const;
  await checkDecoder(jpegDecoder(), { path: 'a.jpg', bytes: fixture('420.jpg'), expected: shape });
});

test('the decoder keeps the promises of every decoder for PNG', async () => {
  await checkDecoder(jpegDecoder(), { path: 'a.png', bytes: await picture.clone().png().toBuffer(), expected });
});

test('the decoder keeps the promises of every decoder for TIFF', async () => {
  await checkDecoder(jpegDecoder(), { path: 'a.tif', bytes: await picture.clone().tiff().toBuffer(), expected });
});

test('the decoder keeps the promises of every decoder for WebP', async () => {
  await checkDecoder(jpegDecoder(), { path: 'a.webp', bytes: await picture.clone().webp().toBuffer(), expected });
});

test('the decoder keeps the promises of every decoder for AVIF', async () => {
  const bytes = await picture.clone().avif({ effort: 0 }).toBuffer();
  await checkDecoder(jpegDecoder(), { path: 'a.avif', bytes, expected });
});

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(jpegDecoder().version).toBe(version);
});
