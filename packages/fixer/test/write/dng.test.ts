import { describe, expect, test } from 'vitest';
import { createHotpix, type Frame, webPlatform } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { findTag, readTiff, TAG } from '@hotpix/tiff';
import sharp from 'sharp';
import { layTiff, type Directory } from '../../../dng/test/lay-tiff.ts';
import { fixer } from '../../src/index.ts';
import { fixer as pureFixer } from '../../src/pure.ts';
import { frameOf, grid } from '../support/frames.ts';
import { write } from '../support/writing.ts';

const RAW = Buffer.from('FUJIFILMCCD-RAW and so on');
const capture = {
  iso: 800,
  exposure: 0.5,
  aperture: 2.8,
  taken: '2021-04-08T14:51:12',
  firmware: '1.2',
  orientation: 6,
};
const colour: Frame['colour'] = {
  xyzToCamera: [
    [0.7, -0.2, -0.1],
    [-0.4, 1.2, 0.2],
    [-0.1, 0.2, 0.6],
  ],
  neutral: [0.5, 1, 0.75],
};
const levels = { bits: 12, black: 128, white: 3967 };
const frame = frameOf(
  grid(8, 6, (x, y) => 100 * y + x),
  {
    mosaic: ['RG', 'GB'],
    active: { x: 2, y: 0, width: 6, height: 6 },
    ...levels,
    capture,
    colour,
  },
);

const tagOf = (bytes: Uint8Array, tag: number): number[] | undefined => findTag(readTiff(bytes), tag)?.numbers();
const textOf = (bytes: Uint8Array, tag: number): string | undefined => findTag(readTiff(bytes), tag)?.text();
const samplesOf = (bytes: Uint8Array): Uint16Array => {
  // So small a frame is not compressed; the first image is the preview.
  const [at] = readTiff(bytes)[0].subDirectories[0].tags.get(TAG.StripOffsets)!.numbers();
  return new Uint16Array(bytes.slice(at, at + 8 * 6 * 2).buffer);
};

test('the samples keep their own scale, the patched one its new value', async () => {
  const { bytes, extension } = await write(RAW, frame, [[3, 2, 0, 4095]]);
  const expected = Uint16Array.from(frame.samples);
  expected[2 * 8 + 3] = 4095;
  expect(samplesOf(bytes)).toEqual(expected);
  expect([tagOf(bytes, TAG.BlackLevel), tagOf(bytes, TAG.WhiteLevel), extension]).toEqual([[128], [3967], '.dng']);
});

test('masked borders, facts of the capture, colours and the name of the original are kept', async () => {
  const { bytes, notes } = await write(RAW, frame, [[3, 2, 0, 4095]], 'C:\\photos\\IMG_1.RAF');
  expect(tagOf(bytes, TAG.ActiveArea)).toEqual([0, 2, 6, 8]);
  expect(tagOf(bytes, TAG.ISOSpeedRatings)).toEqual([800]);
  expect(tagOf(bytes, TAG.ExposureTime)).toEqual([0.5]);
  expect(tagOf(bytes, TAG.Orientation)).toEqual([6]);
  expect(tagOf(bytes, TAG.AsShotNeutral)).toEqual([0.5, 1, 0.75]);
  expect(tagOf(bytes, TAG.ColorMatrix1)?.[0]).toBeCloseTo(0.7, 6);
  expect([TAG.Make, TAG.Model, TAG.OriginalRawFileName].map((tag) => textOf(bytes, tag))).toEqual([
    'Maker',
    'Model',
    'IMG_1.RAF',
  ]);
  expect(notes).toEqual([expect.stringMatching(/^Written as DNG, since raw formats of cameras cannot be written\. /)]);
});

test('lens, masked areas, black levels of each filter and oblong pixels are kept', async () => {
  const facts = {
    capture: { focalLength: 35, lens: 'XF35mmF2' },
    masked: [{ x: 0, y: 0, width: 2, height: 6 }],
    blackPattern: [
      [127, 128],
      [129, 130],
    ],
    pixelAspect: 2,
  };
  const { bytes } = await write(RAW, { ...frame, ...facts }, [[3, 2, 0, 4095]]);
  expect(tagOf(bytes, TAG.FocalLength)).toEqual([35]);
  expect(textOf(bytes, TAG.LensModel)).toBe('XF35mmF2');
  expect(tagOf(bytes, TAG.MaskedAreas)).toEqual([0, 0, 6, 2]);
  expect(tagOf(bytes, TAG.BlackLevel)).toEqual([127, 128, 129, 130]);
  expect(tagOf(bytes, TAG.DefaultScale)).toEqual([2, 1]);
});

describe('what the original says of its picture', () => {
  const ascii = (words: string) => ({ type: 2, bytes: new TextEncoder().encode(`${words}\0`) }) as const;
  const note = { type: 7, bytes: new Uint8Array(40) } as const;
  /** A raw file built as TIFF that is no DNG. */
  const tiff = (exif: Directory): Uint8Array =>
    layTiff({
      order: 'MM',
      chain: [{ 33432: ascii('(c) somebody'), 34665: { directories: [{ 37510: note, ...exif }] } }],
    }).bytes;
  /** A RAF is told by its first bytes; those from 84 on say where its JPEG is. */
  async function raf(exif: Uint8Array): Promise<Uint8Array> {
    const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
    const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 8]), Buffer.from('Exif\0\0'), exif]);
    const whole = Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
    const head = Buffer.alloc(100);
    head.write('FUJIFILMCCD-RAW');
    head.writeUInt32BE(head.length, 84);
    head.writeUInt32BE(whole.length, 88);
    return Buffer.concat([head, whole]);
  }

  test('is said by the DNG too, and the note tells what is not', async () => {
    const { bytes, notes } = await write(tiff({ 37500: note }), frame, [[3, 2, 0, 4095]]);
    expect(textOf(bytes, 33432)).toBe('(c) somebody');
    expect(notes[0]).toMatch(/does not have the camera's own previews: keep the original\.$/);
  });

  test("is so of the maker's note, in the form that Adobe gave private data", async () => {
    const original = tiff({ 37500: note });
    const { bytes } = await write(original, frame, [[3, 2, 0, 4095]]);
    const at = findTag(readTiff(original), 37500)!.offset;
    // DNG 1.7.1, DNGPrivateData: name, length, byte order, place in the original, and the note; all but the note big-endian.
    const expected = Buffer.concat([
      Buffer.from('Adobe\0MakN\0\0\0', 'latin1'),
      Buffer.from([6 + note.bytes.length]),
      Buffer.from('MM\0\0\0', 'latin1'),
      Buffer.from([at]),
      note.bytes,
    ]);
    const stored = findTag(readTiff(bytes), 50740)!.bytes();
    expect(Buffer.from(stored).subarray(0, expected.length)).toEqual(expected);
  });

  test('is named in the note where a maker keeps it elsewhere', async () => {
    const profile = { 34675: note };
    const original = layTiff({ order: 'MM', chain: [{ ...profile, 34665: { directories: [{}] } }] }).bytes;
    const { notes } = await write(original, frame, [[3, 2, 0, 4095]]);
    expect(notes[0]).toContain("the colour profile of its previews and the camera's own previews");
  });

  test('is read from a RAF as well, in whose JPEG it is', async () => {
    const { bytes, notes } = await write(await raf(tiff({})), frame, [[3, 2, 0, 4095]]);
    expect(textOf(bytes, 33432)).toBe('(c) somebody');
    expect(notes[0]).toMatch(/does not have the maker's other records, .* and the camera's own previews: keep/);
  });

  test('is named in the note where it cannot be read', async () => {
    const { notes } = await write(RAW, frame, [[3, 2, 0, 4095]]);
    expect(notes[0]).toMatch(/maker notes, .* GPS, copyright, XMP, .* keep the original/);
  });
});

describe('the preview', () => {
  const previewOf = async (change: Partial<Frame>) => {
    const { bytes } = await write(RAW, { ...frame, ...change }, []);
    const [[at], [length]] = [tagOf(bytes, TAG.StripOffsets)!, tagOf(bytes, TAG.StripByteCounts)!];
    return sharp(bytes.subarray(at, at + length));
  };

  test('is a JPEG of the active area, of one pixel a mosaic', async () => {
    expect(await (await previewOf({})).metadata()).toMatchObject({
      format: 'jpeg',
      width: 3,
      height: 3,
      channels: 3,
      chromaSubsampling: '4:2:0',
    });
  });

  test('has square pixels', async () => {
    expect(await (await previewOf({ pixelAspect: 2 })).metadata()).toMatchObject({ width: 6, height: 3 });
  });

  test('shows the repaired samples', async () => {
    const dark = frameOf(
      grid(8, 8, () => 128),
      { mosaic: ['RG', 'GB'], ...levels },
    );
    const all = Array.from({ length: 64 }, (_, i) => [i % 8, Math.floor(i / 8), 0, 3967] as const);
    const { bytes } = await write(RAW, dark, all);
    const [[at], [length]] = [tagOf(bytes, TAG.StripOffsets)!, tagOf(bytes, TAG.StripByteCounts)!];
    const pixels = await sharp(bytes.subarray(at, at + length))
      .raw()
      .toBuffer();
    expect(new Set(pixels)).toEqual(new Set([255]));
  });
});

test('a frame of some width is compressed, unless asked not to be', async () => {
  const wide = frameOf(
    grid(64, 48, (x, y) => 1000 + y + x),
    { mosaic: ['RG', 'GB'], ...levels },
  );
  const compressionOf = ({ bytes }: { bytes: Uint8Array }) =>
    readTiff(bytes)[0].subDirectories[0].tags.get(TAG.Compression)?.numbers();
  expect(compressionOf(await write(RAW, wide, []))).toEqual([7]);
  const plain = createHotpix({ plugins: [fixer({ compression: 'none' })] });
  const written = await plain.write(sourceOf('a', RAW), { frame: wide, decoder: 'a decoder' }, []);
  expect(compressionOf(written)).toEqual([1]);
});

test('a frame of 8 bits is written too', async () => {
  const small = frameOf(
    grid(8, 6, (x, y) => 10 * y + x),
    { mosaic: ['RG', 'GB'] },
  );
  expect(samplesOf((await write(RAW, small, [[0, 0, 0, 9]])).bytes)[0]).toBe(9);
});

test('a monochrome sensor needs no colours', async () => {
  const grey = frameOf(grid(8, 6, (x, y) => 10 * y + x));
  const { bytes, warnings } = await write(RAW, grey, [[0, 0, 0, 9]]);
  expect([samplesOf(bytes)[0], warnings]).toEqual([9, []]);
});

describe('colours that are unknown or do not fit the mosaic are said to be a guess', () => {
  test.each<[string, Frame['colour']]>([
    ['unknown', undefined],
    ['a neutral alone', { neutral: [0.5, 1, 0.75] }],
    ['a matrix of four rows', { xyzToCamera: [...(colour.xyzToCamera ?? []), [1, 1, 1]] }],
  ])('%s', async (_, other) => {
    const { warnings } = await write(RAW, { ...frame, colour: other }, [[3, 2, 0, 4095]]);
    expect(warnings).toEqual([
      { code: 'coloursGuessed', message: expect.stringContaining('colours are a guess') as string },
    ]);
  });
});

test('without patches a raw file becomes a DNG all the same', async () => {
  expect((await write(RAW, frame, [])).extension).toBe('.dng');
});

test('a TIFF with a mosaic is a raw file', async () => {
  const { bytes } = await write(RAW, frame, []);
  expect((await write(bytes, frame, [[3, 2, 0, 4095]])).extension).toBe('.dng');
});

test('a mosaic whose colours nobody knows is refused in words', async () => {
  const unnamed = { ...frame, mosaic: ['GP', 'QG'] };
  await expect(write(RAW, unnamed, [[3, 2, 0, 4095]])).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('which of its filters are red'),
  });
});

test('levels that no DNG can have are refused in words', async () => {
  const odd = { ...frame, black: 4000, white: 3000 };
  await expect(write(RAW, odd, [])).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('black level'),
  });
});

describe('what is no fault of the file is no refusal, but an error that names the plugin:', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

  test.each([
    ['a host that runs out of disk', full],
    ['a host with a bug', new TypeError("Cannot read properties of undefined (reading 'length')")],
  ])('%s', async (_, error) => {
    const md5 = (): never => {
      throw error;
    };
    const hotpix = createHotpix({ plugins: [pureFixer()], platform: { ...webPlatform(), md5 } });
    const patch = { x: 3, y: 2, channel: 0, from: 203, to: 4095, method: 'by hand' };
    const written = hotpix.write(sourceOf('a.raf', RAW), { frame, decoder: 'a decoder' }, [patch]);
    await expect(written).rejects.toMatchObject({ code: 'pluginFailed', message: error.message, plugin: 'fixer' });
  });
});
