import { describe, expect, test } from 'vitest';
import { readTiff, TAG } from '@hotpix/tiff';
import { layRichDng, type RichDng } from '../../../dng/test/edit/rich-dng.ts';
import { frameOf, grid } from '../support/frames.ts';
import { write } from '../support/writing.ts';

const [WIDTH, HEIGHT] = [40, 30];
const rows = grid(WIDTH, HEIGHT, (x, y) => 100 * y + x);
const frame = frameOf(rows, { mosaic: ['RG', 'GB'], bits: 16, black: 64, white: 60_000 });

const rich = (change: Partial<RichDng> = {}) =>
  layRichDng({ width: WIDTH, height: HEIGHT, samples: rows.flat(), ...change });
const differences = (a: Uint8Array, b: Uint8Array): number[] => Array.from(a.keys()).filter((at) => a[at] !== b[at]);

describe('a DNG', () => {
  test('changes in the repaired sample and the digests alone', async () => {
    const { bytes: original, partAt, pieces, valueAt, first } = rich();
    const { bytes, extension } = await write(original, frame, [[3, 2, 0, 0xabcd]]);
    const at = partAt.get(pieces[0])! + 2 * (2 * WIDTH + 3);
    const digests = [50781, 50972, 51111].map((tag) => valueAt(first, tag));
    const isDigest = (index: number): boolean => digests.some((start) => index >= start && index < start + 16);
    expect(differences(original, bytes).filter((index) => !isDigest(index))).toEqual([at, at + 1]);
    expect([...bytes.subarray(at, at + 2)]).toEqual([0xcd, 0xab]);
    expect([bytes.length, extension]).toEqual([original.length, '.dng']);
  });

  test('comes back byte for byte where there is nothing to repair', async () => {
    const { bytes } = rich();
    expect(Buffer.from((await write(bytes, frame, [])).bytes).equals(bytes)).toBe(true);
  });

  test('needs no colours with names', async () => {
    const { bytes } = rich();
    const written = await write(bytes, { ...frame, mosaic: ['GP', 'QG'] }, [[3, 2, 0, 9]]);
    expect(written.bytes.length).toBe(bytes.length);
  });

  test('is said to keep the previews with the defects in them', async () => {
    const { notes } = await write(rich().bytes, frame, [[3, 2, 0, 9]]);
    expect(notes).toEqual([expect.stringContaining('previews stayed as they are')]);
  });

  test('is said to have an enhanced image of the defects, if it has one', async () => {
    const { bytes } = rich();
    const preview = readTiff(bytes)[0].tags.get(TAG.NewSubfileType)!;
    bytes[preview.offset] = 16;
    const { notes } = await write(bytes, frame, [[3, 2, 0, 9]]);
    expect(notes).toEqual([expect.stringContaining('enhanced one')]);
  });

  test('of a compression that is not written is refused, and it is said what to do', async () => {
    const { bytes, valueAt, raw } = rich();
    new DataView(bytes.buffer).setUint16(valueAt(raw, 259), 52546, true);
    await expect(write(bytes, frame, [[3, 2, 0, 9]])).rejects.toMatchObject({
      code: 'refused',
      details: { code: 'unsupported' },
      message: expect.stringMatching(/got JPEG XL\. Convert it to a DNG without lossy compression/),
    });
  });

  test('that is damaged is refused as such, even where its directories cannot be read', async () => {
    const { bytes, valueAt, first } = rich();
    new DataView(bytes.buffer).setUint32(valueAt(first, 330), 2 ** 31, true);
    await expect(write(bytes, frame, [[3, 2, 0, 9]])).rejects.toMatchObject({
      code: 'refused',
      details: { code: 'badTiff' },
      message: expect.stringContaining('directories inside its'),
    });
  });
});
