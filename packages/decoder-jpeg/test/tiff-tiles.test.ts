import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decode, refusal } from './support/decoding.ts';
import { pictureEntries, tiffFile, type Entry } from './support/tiff-file.ts';

const SIDE = 16;
const PIXELS = Buffer.from(Array.from({ length: 2 * SIDE * SIDE }, (_, at) => (at * 7) % 256));
/** A tag that libtiff does not know, and warns of. */
const PRIVATE: Entry = [60_000, 2, 'made by a camera'];

/** A grey picture of two tiles, one beside the other, behind its directory. */
function tiles(extra: readonly Entry[] = []): Buffer {
  const length = SIDE * SIDE;
  const entries = (start: number): Entry[] => [
    ...pictureEntries(2 * SIDE, SIDE, 1, 8).filter(([tag]) => tag !== 278),
    [322, 4, [SIDE]],
    [323, 4, [SIDE]],
    [324, 4, [start, start + length]],
    [325, 4, [length, length]],
    ...extra,
  ];
  return Buffer.concat([tiffFile(entries(tiffFile(entries(0)).length)), PIXELS]);
}

describe('a TIFF in tiles', () => {
  test.each([
    ['with the tags that it needs', tiles()],
    ['with a private tag', tiles([PRIVATE])],
  ])('is read %s', async (_, bytes) => {
    const { samples } = await decode(bytes);
    const left = PIXELS.subarray(0, SIDE);
    const right = PIXELS.subarray(SIDE * SIDE, SIDE * SIDE + SIDE);
    expect(Array.from(samples.subarray(0, 2 * SIDE))).toEqual([...left, ...right]);
  });

  test.each([1, 100, 300, 500])('is refused where its last %i bytes are missing', async (missing) => {
    expect((await refusal(tiles().subarray(0, -missing))).message).toMatch(/bytes of samples|cut short|inside/);
  });

  test.each([0.1, 0.4, 0.7])('is refused where compressed samples are gone from a share of %d on', async (share) => {
    const noise = Uint8Array.from({ length: 128 * 128 }, (_, at) => ((at * 2_654_435_761) >>> 13) & 127);
    const picture = sharp(noise, { raw: { width: 128, height: 128, channels: 1 } });
    const tile = { tile: true, tileWidth: 64, tileHeight: 64 };
    const bytes = await picture.tiff({ compression: 'lzw', ...tile }).toBuffer();
    await expect(decode(bytes)).resolves.toMatchObject({ width: 128, height: 128 });
    const at = Math.floor(share * bytes.length);
    expect((await refusal(bytes.fill(0, at, at + 500))).message).toMatch(
      /^Expected (an intact TIFF|a TIFF with \d+ bytes of samples)/,
    );
  });
});
