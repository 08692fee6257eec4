/** Planes and the pictures made of them, beside those of libjpeg. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPlaneDecoder, planesOf, planesToRgb } from '../../src/index.ts';
import { DECODERS, isSame, planesBy, samplesBy, samplesBySharp } from '../support/planes.ts';
import { FORMS, jpegOf } from '../support/pictures.ts';
import { fileOf, forms } from '../support/random-jpeg.ts';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../decoder-jpeg/test/fixtures/${name}`, import.meta.url)));

const OF_420 = '46d0f1c8b45d0d4ed455ffd5267e868ada85afe264d3488b3db3b811a7eac3e7';
/** SHA-256 of the samples by `djpeg -dct int -pnm` of libjpeg-turbo 2.1.5. */
const BY_DJPEG: Readonly<Record<string, string>> = {
  '444.jpg': '8fc0e50a2962b5b6b641880b097dad41c0154941efb84cfe15d47ec67860bb3b',
  '422.jpg': 'aba576dd7eaadbefaa3cf1ecad4a02a7a9b49a3984a901cc26eb2de797a3a136',
  '420.jpg': OF_420,
  '411.jpg': '477efd9ee385e033d758ba49cc401a57d3390150ae410c2b3109987caf8f39a0',
  '440.jpg': '8439f2ca5b281bfa9de1dd896bc41b4ff3608313c54d87d3fdbb84273e351316',
  'grey.jpg': '8132dedf2dd712f90ef3a8e0d46fa9a324368fe64908833d7407f4692c0fd58e',
  'rgb.jpg': '29383ca645b2afaae76daa57f7fca307f7883442935893b21350d38c36f1ecdb',
  'progressive.jpg': OF_420,
  'restart.jpg': OF_420,
  'one-scan-a-component.jpg': OF_420,
};

describe.each(Object.entries(DECODERS))('by %s', (_, decoder) => {
  test.each(Object.entries(BY_DJPEG))('the samples of %s are those of djpeg', (name, expected) => {
    const samples = samplesBy(decoder, fixture(name));
    expect(createHash('sha256').update(samples).digest('hex')).toBe(expected);
  });

  test.each(Object.keys(FORMS).filter((form) => form !== 'CMYK'))(
    'a JPEG of sharp, %s, is as sharp decodes it',
    async (form) => {
      const file = await jpegOf(FORMS[form]);
      expect(isSame(samplesBy(decoder, file), await samplesBySharp(file))).toBe(true);
    },
  );

  test('files of any size, sampling, scans and restart intervals are as sharp decodes them', async () => {
    await fc.assert(
      fc.asyncProperty(forms, async (form) => {
        const file = fileOf(form);
        const expected = await samplesBySharp(file);
        expect(isSame(samplesBy(decoder, file), expected)).toBe(true);
        expect(isSame(samplesBy(decoder, file, { kernels: 'reference' }), expected)).toBe(true);
      }),
      { numRuns: 250 },
    );
  });

  test('a plane that is too small is told before anything is written', () => {
    const file = fixture('420.jpg');
    const planes = planesOf(file)!.components.map(({ width, height }) => new Uint8Array(width * height));
    expect(() => decoder.decode(file, planes.slice(1))).toThrow(RangeError);
    expect(() => decoder.decode(file, [planes[0], planes[1], planes[2].subarray(1)])).toThrow(
      'of at least 945, 252, 252 bytes, got 945, 252, 251',
    );
    expect(planes[0].every((sample) => sample === 0)).toBe(true);
  });
});

test('grey comes three times in RGB', () => {
  const { layout, planes } = planesBy(createPlaneDecoder(), fixture('grey.jpg'));
  const rgb = new Uint8Array(3 * planes[0].length);
  planesToRgb(layout, planes, rgb);
  expect(rgb).toEqual(Uint8Array.from(rgb, (_, at) => planes[0][Math.floor(at / 3)]));
  expect(() => planesToRgb(layout, planes, rgb.subarray(1))).toThrow(RangeError);
});

test.each(['auto', 'reference'] as const)('some rows alone are as in the whole picture, by %s', (kernels) => {
  fc.assert(
    fc.property(forms, fc.nat(), fc.nat(), (form, one, other) => {
      const file = fileOf(form);
      const { layout, planes } = planesBy(createPlaneDecoder(), file);
      if (layout.colour === 'grey') return;
      const bounds = [one, other].map((at) => at % (layout.height + 1));
      const [from, to] = [Math.min(...bounds), Math.max(...bounds)];
      const [whole, part] = [layout.height, to - from].map((rows) => new Uint8Array(3 * layout.width * rows));
      planesToRgb(layout, planes, whole, { kernels });
      planesToRgb(layout, planes, part, { kernels, rows: { from, to } });
      expect(isSame(part, whole.subarray(3 * layout.width * from, 3 * layout.width * to))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test.each([
  [-1, 1],
  [2, 1],
  [0, 900],
])('rows %i to %i that the picture has not are refused', (from, to) => {
  const { layout, planes } = planesBy(createPlaneDecoder(), fixture('grey.jpg'));
  const paint = (): void => planesToRgb(layout, planes, new Uint8Array(9e6), { rows: { from, to } });
  expect(paint).toThrow(RangeError);
});

test('all pairs of Cb and Cr give the RGB of the plain code, dark and bright', () => {
  const size = { width: 256, height: 256, horizontal: 1, vertical: 1 };
  const layout = { ...size, colour: 'ycbcr', memory: 0, components: [1, 2, 3].map((id) => ({ id, ...size })) } as const;
  const [cb, cr] = [
    Uint8Array.from({ length: 65_536 }, (_, at) => at),
    Uint8Array.from({ length: 65_536 }, (_, at) => at >> 8),
  ];
  for (const luma of [0, 1, 100, 127, 128, 200, 254, 255]) {
    const planes = [new Uint8Array(65_536).fill(luma), cb, cr];
    const [byKernels, plainly] = [new Uint8Array(3 * 65_536), new Uint8Array(3 * 65_536)];
    planesToRgb(layout, planes, byKernels);
    planesToRgb(layout, planes, plainly, { kernels: 'reference' });
    expect(isSame(byKernels, plainly)).toBe(true);
  }
});

test('components that do not fit into each other make no RGB', () => {
  const two = { id: 1, width: 2, height: 1, horizontal: 2, vertical: 1 };
  const layout = {
    width: 3,
    height: 1,
    memory: 0,
    colour: 'rgb',
    components: [{ ...two, width: 3, horizontal: 3 }, two, two],
  } as const;
  const planes = layout.components.map(({ width }) => new Uint8Array(width));
  expect(() => planesToRgb(layout, planes, new Uint8Array(9))).toThrow(
    expect.objectContaining({ code: 'unsupported' }),
  );
});
