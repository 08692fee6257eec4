import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decode, fixture, sha256 } from './support/decoding.ts';

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
  'arithmetic.jpg': OF_420,
  'one-scan-a-component.jpg': OF_420,
};

describe('the samples of a JPEG are those of djpeg', () => {
  test.each(Object.entries(BY_DJPEG))('%s', async (name, expected) => {
    expect(sha256(await decode(fixture(name)))).toBe(expected);
  });
});

test('a colour JPEG is a lossy frame of three channels', async () => {
  expect({ ...(await decode(fixture('420.jpg'))), samples: undefined, components: undefined }).toEqual({
    width: 35,
    height: 27,
    channels: 3,
    bits: 8,
    black: 0,
    white: 255,
    lossy: true,
    active: { x: 0, y: 0, width: 35, height: 27 },
    camera: { make: '', model: '', serial: '' },
    capture: {},
  });
});

describe('the components of a JPEG are those that it holds', () => {
  test.each([
    ['444.jpg', '35 x 27'],
    ['422.jpg', '18 x 27'],
    ['420.jpg', '18 x 14'],
    ['440.jpg', '35 x 14'],
    ['progressive.jpg', '18 x 14'],
  ])('%s', async (name, size) => {
    const { luma, cb, cr } = (await decode(fixture(name))).components!;
    // `djpeg -grayscale -dct int` shows the same of all of them.
    expect(createHash('sha256').update(luma.samples).digest('hex')).toBe(BY_DJPEG['grey.jpg']);
    expect([cb, cr].map(({ width, height }) => `${width} x ${height}`)).toEqual([size, size]);
  });

  test.each(['411.jpg', 'rgb.jpg', 'grey.jpg', 'arithmetic.jpg'])('%s has none that are used', async (name) => {
    expect((await decode(fixture(name))).components).toBeUndefined();
  });
});

test('a grey JPEG has one channel', async () => {
  expect(await decode(fixture('grey.jpg'))).toMatchObject({ channels: 1, width: 35, height: 27 });
});

test('samples are an array whose slice is a copy', async () => {
  const { samples } = await decode(fixture('grey.jpg'));
  const copy = samples.slice(0, 1);
  copy[0] ^= 255;
  expect(samples[0]).not.toBe(copy[0]);
});

describe('metadata change no sample', () => {
  test('a colour profile', async () => {
    const profile = (await sharp(fixture('444.jpg')).withIccProfile('p3').jpeg().toBuffer()).subarray(2);
    const app2 = profile.subarray(profile.indexOf(Buffer.from([0xff, 0xe2])));
    const segment = app2.subarray(0, 2 + app2.readUInt16BE(2));
    expect(sha256(await decode(withSegment('420.jpg', segment)))).toBe(OF_420);
  });

  test('an orientation', async () => {
    const turned = (await sharp(fixture('444.jpg')).withMetadata({ orientation: 6 }).jpeg().toBuffer()).subarray(2);
    const app1 = turned.subarray(turned.indexOf(Buffer.from([0xff, 0xe1])));
    const frame = await decode(withSegment('420.jpg', app1.subarray(0, 2 + app1.readUInt16BE(2))));
    expect(sha256(frame)).toBe(OF_420);
    expect(frame.capture.orientation).toBe(6);
  });
});

function withSegment(name: string, segment: Uint8Array): Buffer {
  const bytes = fixture(name);
  return Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)]);
}
