import sharp from 'sharp';
import { expect, test } from 'vitest';
import { identify } from '../src/identify.ts';
import { decode, fixture } from './support/decoding.ts';
import { pngFile } from './support/png-file.ts';

const exif = { IFD0: { Make: 'Maker', Model: 'Maker One' } };
const camera = await sharp(fixture('444.jpg')).withExif(exif).jpeg().toBuffer();

test('the first bytes of a JPEG tell camera, size and channels of its frame', async () => {
  const frame = await decode(camera);
  const { width, height, channels } = frame;
  expect(frame.camera.model).toBe('Maker One');
  expect(identify(camera.subarray(0, 1 << 16))).toMatchObject({
    ...{ camera: frame.camera, width, height, channels, isMosaic: false },
  });
});

test('those of a grey one tell that it has one channel', async () => {
  const grey = await sharp(fixture('444.jpg')).toColourspace('b-w').jpeg().toBuffer();
  expect(identify(grey)).toMatchObject({ channels: 1 });
});

test('those of a PNG tell the size', () => {
  const head = pngFile({ width: 2, bits: 8, type: 0, samples: [1, 2, 3, 4, 5, 6] });
  expect(identify(head)).toMatchObject({ camera: { make: '', model: '', serial: '' }, width: 2, height: 3 });
});

test('those of a PNG tell the camera that its Exif names', async () => {
  const png = await sharp(camera).keepExif().png().toBuffer();
  expect(identify(png)).toMatchObject({ camera: { make: 'Maker', model: 'Maker One' } });
});

test.each([
  ['a header that is longer', camera.subarray(0, 100)],
  ['a PNG that is cut short', pngFile({ width: 1, bits: 8, type: 0, samples: [1] }).subarray(0, 20)],
  ['another kind of picture', await sharp(camera).webp().toBuffer()],
])('they tell nothing of %s', (_, head) => {
  expect(identify(head)).toBeUndefined();
});
