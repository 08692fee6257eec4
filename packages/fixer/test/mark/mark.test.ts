import { readTiff, TAG } from '@hotpix/tiff';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { markRepaired, repairMarkOf } from '../../src/index.ts';
import { decode } from '../support/writing.ts';

const original = '0123456789abcdef'.repeat(4);
const mark = { original };

const noise = Buffer.from(Array.from({ length: 32 * 24 * 3 }, (_, i) => (i * 7919) % 251));
const picture = () => sharp(noise, { raw: { width: 32, height: 24, channels: 3 } });
const FILES: [kind: string, make: () => Promise<Buffer>][] = [
  ['JPEG', () => picture().withMetadata({ orientation: 6 }).jpeg().toBuffer()],
  ['progressive JPEG without metadata', () => picture().jpeg({ progressive: true }).toBuffer()],
  ['PNG', () => picture().png().toBuffer()],
  ['TIFF', () => picture().tiff({ compression: 'lzw' }).toBuffer()],
];

describe.each(FILES)('a %s', (_, make) => {
  test('says of which original it is a copy, and has the same samples', async () => {
    const file = await make();
    const marked = markRepaired(file, mark);
    expect(repairMarkOf(file)).toBeUndefined();
    expect(repairMarkOf(marked)).toEqual(mark);
    expect(await decode(marked)).toEqual(await decode(file));
    expect(await sharp(marked, { failOn: 'warning' }).raw().toBuffer()).toEqual(await sharp(file).raw().toBuffer());
  });

  test('can be marked of a copy that was marked', async () => {
    const other = 'f'.repeat(64);
    const twice = markRepaired(markRepaired(await make(), mark), { original: other });
    expect([original, other]).toContain(repairMarkOf(twice)?.original);
  });

  test('cut anywhere has its mark or none, and never throws', async () => {
    const marked = markRepaired(await make(), mark);
    for (let length = 0; length < marked.length; length += 7) {
      const part = marked.subarray(0, length);
      expect([mark, undefined]).toContainEqual(repairMarkOf(part));
      markRepaired(part, mark);
    }
  });
});

test('a JPEG keeps all bytes around its comment', async () => {
  const file = await FILES[0][1]();
  const marked = Buffer.from(markRepaired(file, mark));
  const words = Buffer.from(`Repaired by hotpix 0.1.0 from SHA-256 ${original}`);
  const at = marked.indexOf(words) - 4;
  expect(marked.readUInt16BE(at)).toBe(0xfffe);
  expect(Buffer.concat([marked.subarray(0, at), marked.subarray(at + 4 + words.length)])).toEqual(file);
});

test('a TIFF keeps its bytes but for those that lead to the directory, and all its tags', async () => {
  const file = await FILES[3][1]();
  const marked = Buffer.from(markRepaired(file, mark));
  expect(marked.subarray(8, file.length)).toEqual(file.subarray(8));
  const [before, after] = [file, marked].map((bytes) => readTiff(bytes)[0].tags);
  expect([...after.keys()]).toEqual([...before.keys(), TAG.ImageHistory].sort((a, b) => a - b));
  for (const [tag, value] of before) expect([tag, after.get(tag)?.bytes()]).toEqual([tag, value.bytes()]);
});

test.each([
  ['text', Buffer.from('Repaired by hotpix 0.1.0 from SHA-256 '.concat(original))],
  ['nothing', Buffer.alloc(0)],
])('%s has no mark and gets none', (_, bytes) => {
  expect(repairMarkOf(bytes)).toBeUndefined();
  expect(markRepaired(bytes, mark)).toBe(bytes);
});

test('words that only look like a mark are none', async () => {
  const exif = { IFD0: { ImageDescription: `Repaired by hotpix 0.1.0 from SHA-256 ${original}` } };
  expect(repairMarkOf(await picture().withExif(exif).jpeg().toBuffer())).toBeUndefined();
});
