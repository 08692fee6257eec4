import { expect, test } from 'vitest';
import { jpegQuality, readJpegHeader } from '../src/index.ts';
import { jpegOf } from './support/pictures.ts';

test.each([1, 10, 49, 50, 51, 75, 92, 99, 100])('of a file by libjpeg at quality %i is that', async (quality) => {
  for (const channels of [1, 3] as const) {
    const header = readJpegHeader(await jpegOf({ channels, quality }));
    expect(jpegQuality(header)).toEqual({ quality, isExact: true });
  }
});

test('of tables of another maker is the nearest', async () => {
  const file = await jpegOf({ quality: 85 });
  const { segments } = readJpegHeader(file);
  const tables = segments.find(({ marker }) => marker === 0xdb)!.bytes;
  // Marker, length and slot are before the steps.
  file[tables.byteOffset - file.byteOffset + 5] += 1;
  expect(jpegQuality(readJpegHeader(file))).toEqual({ quality: 85, isExact: false });
});
