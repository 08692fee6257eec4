/** A JPEG of a few hundred kilobytes whose scans go over its picture thousands of times. */
import { expect, test } from 'vitest';
import { decode, refusal } from './support/decoding.ts';

const segment = (marker: number, ...payload: number[]): number[] => {
  const length = payload.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...payload];
};
const table = (kind: number, lengths: number[], ...symbols: number[]): number[] => [
  ...[kind << 4, ...lengths, ...Array<number>(16 - lengths.length).fill(0)],
  ...symbols,
];

/** A grey picture in which no scan but the first says anything: runs of 16384 blocks and more without a change (T.81, G.1.2.2). */
function manyScans(side: number): Uint8Array {
  const blocks = Math.ceil(side / 8) ** 2;
  const size = [side >> 8, side & 255];
  const scan = (at: number, low: number, previous: number) => segment(0xda, 1, 1, 0, at, at, (previous << 4) | low);
  let bits = '';
  let left = blocks;
  for (; left >= 2 ** 14; left -= Math.min(left, 2 ** 15 - 1))
    bits += `0${(Math.min(left, 2 ** 15 - 1) - 2 ** 14).toString(2).padStart(14, '0')}`;
  bits += '10'.repeat(left);
  const empty = (bits.match(/.{1,8}/g) ?? []).flatMap((some) => {
    const byte = parseInt(some.padEnd(8, '1'), 2);
    return byte === 0xff ? [byte, 0] : [byte];
  });
  const scans = Array.from({ length: 63 * 14 }, (_, i) => {
    const low = 13 - (i % 14);
    return [...scan(1 + Math.floor(i / 14), low, low === 13 ? 0 : low + 1), ...empty];
  });
  return Uint8Array.from(
    [
      [0xff, 0xd8],
      segment(0xdb, 0, ...Array<number>(64).fill(1)),
      segment(0xc2, 8, ...size, ...size, 1, 1, 0x11, 0),
      segment(0xc4, ...table(0, [1], 0), ...table(1, [1, 1], 0xe0, 0)),
      [...scan(0, 0, 0), ...Array<number>(Math.ceil(blocks / 8)).fill(0)],
      ...scans,
      [0xff, 0xd9],
    ].flat(),
  );
}

test('is refused before it is decoded, with the blocks that it has', async () => {
  const bytes = manyScans(6400);
  expect(bytes.length).toBeLessThan(500_000);
  const { code, message } = await refusal(bytes);
  expect(code).toBe('refused');
  // 883 scans of 800 x 800 blocks.
  expect(message).toContain('at most 268435456 blocks in all of its scans, got one of 565120000.');
});

test('is decoded where the picture is small', async () => {
  expect((await decode(manyScans(64))).samples).toEqual(new Uint8Array(64 * 64).fill(128));
});
