/** A limit of failed files sees photographs that are damaged, each in its own way. */
import { mkdir, writeFile } from 'node:fs/promises';
import { createCamera, mixedSettings, procedural, toDng, toJpeg } from '@hotpix/simulator';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA } from './support/camera.ts';
import { command } from './support/command.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const camera = createCamera(CAMERA);
const shot = (index: number) => camera.photograph(procedural(13, index), { ...mixedSettings(13, index), index });
const FRAMES = 6;

/** Half of a file, up to the middle of its samples. */
const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length / 2);
/** The same with a part from one share to the other made 0. */
const zeroed = (bytes: Uint8Array, from: number, to: number): Uint8Array =>
  Uint8Array.from(bytes, (byte, at) => (at >= from * bytes.length && at < to * bytes.length ? 0 : byte));

const plain = toDng(shot(0));
const compressed = toDng(shot(0), { compression: 'lossless-jpeg' });
const jpeg = await toJpeg(shot(0));
const png = await sharp(jpeg).png().toBuffer();
const tiff = await sharp(jpeg).tiff({ compression: 'none' }).toBuffer();
const lzw = await sharp(jpeg).tiff({ compression: 'lzw' }).toBuffer();

const DAMAGED: Readonly<Record<'dng' | 'jpeg', Readonly<Record<string, Uint8Array>>>> = {
  dng: {
    'cut.dng': half(plain),
    'without-a-byte.dng': plain.subarray(0, -1),
    'cut-compressed.dng': half(compressed),
    'with-a-hole.dng': zeroed(compressed, 0.3, 0.6),
    'with-an-empty-end.dng': zeroed(compressed, 0.5, 1),
  },
  jpeg: {
    'cut.jpg': half(jpeg),
    'without-an-end.jpg': jpeg.subarray(0, -40),
    'cut.png': half(png),
    'with-a-hole.png': zeroed(png, 0.5, 0.6),
    'cut.tif': half(tiff),
    'cut-compressed.tif': half(lzw),
  },
};

describe.each(['dng', 'jpeg'] as const)('a check of photographs as %s', (kind) => {
  const check = (...files: string[]) =>
    command(at(), ['check', ...files, '--limit', 'failedFiles=0', '--force', '--quiet']);
  const damaged = Object.keys(DAMAGED[kind]);

  beforeAll(async () => {
    await mkdir(at(kind));
    for (let index = 1; index <= FRAMES; index++) {
      const bytes = kind === 'dng' ? toDng(shot(index)) : await toJpeg(shot(index));
      await writeFile(at(kind, `${index}.${kind}`), bytes);
    }
    for (const [name, bytes] of Object.entries(DAMAGED[kind])) await writeFile(at(name), bytes);
  });

  test('passes without a failed file', async () => {
    expect(await check(kind)).toMatchObject({ code: 0 });
  });

  test('fails by every one that is damaged, and names it', async () => {
    const { code, stderr } = await check(kind, ...damaged);
    expect(code).toBe(1);
    expect(stderr).toContain(`Limit exceeded: failedFiles ${damaged.length} of at most 0.`);
    // Files that fail for one reason are named together.
    for (const name of damaged)
      expect(stderr).toMatch(new RegExp(`^hotpix: .*\\b${name.replaceAll('.', '\\.')}.*: Expected `, 'm'));
  });
});
