import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { countBlocks } from '../src/count-blocks.ts';
import { readJpegHeader } from '../src/read-jpeg-header.ts';

const blocksOf = (bytes: Uint8Array): number => countBlocks(bytes, readJpegHeader(bytes));
const picture = (chromaSubsampling: string, progressive: boolean) =>
  sharp({ create: { width: 100, height: 60, channels: 3, background: 'grey' } })
    .jpeg({ chromaSubsampling, progressive })
    .toBuffer();

/** 13 x 8 blocks, and 7 x 4 of each halved colour. */
const [FULL, HALF] = [13 * 8, 7 * 4];

describe('the blocks of all scans of', () => {
  test('a sequential JPEG are those of the picture', async () => {
    expect(blocksOf(await picture('4:4:4', false))).toBe(3 * FULL);
    expect(blocksOf(await picture('4:2:0', false))).toBe(FULL + 2 * HALF);
  });

  // The script of libjpeg: DC in two scans, then four of luma, and two of each colour.
  test('a progressive JPEG count for each scan', async () => {
    expect(blocksOf(await picture('4:4:4', true))).toBe(2 * 3 * FULL + 4 * FULL + 4 * FULL);
    expect(blocksOf(await picture('4:2:0', true))).toBe(2 * (FULL + 2 * HALF) + 4 * FULL + 4 * HALF);
  });

  test('one that is cut short are those up to there', async () => {
    const bytes = await picture('4:4:4', true);
    const second = bytes.indexOf(Buffer.from([0xff, 0xda]), bytes.indexOf(Buffer.from([0xff, 0xda])) + 2);
    expect(blocksOf(bytes.subarray(0, second + 2))).toBe(3 * FULL);
  });
});
