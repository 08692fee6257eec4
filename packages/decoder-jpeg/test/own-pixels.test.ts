/** Pictures that are decoded where the host lends no decoder. */
import { createHotpix, type Frame, type HotpixError } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { jpegDecoder } from '../src/pure.ts';
import { decode, fixture } from './support/decoding.ts';

async function decodePurely(bytes: Uint8Array): Promise<Frame> {
  const hotpix = createHotpix({ plugins: [jpegDecoder()] });
  return (await hotpix.decode(sourceOf('picture', bytes))).frame;
}

const refusalOf = (bytes: Uint8Array): Promise<HotpixError> =>
  decodePurely(bytes).then(
    () => Promise.reject(new Error('It was decoded.')),
    (error: HotpixError) => error,
  );

describe('the frame of a JPEG is that of sharp', () => {
  test.each(['444', '422', '420', '411', '440', 'grey', 'rgb', 'progressive', 'restart', 'one-scan-a-component'])(
    '%s.jpg',
    async (name) => {
      const file = fixture(`${name}.jpg`);
      expect(await decodePurely(file)).toEqual(await decode(file));
    },
  );
});

test('a damaged JPEG is refused in the words of who looked into it', async () => {
  const file = new Uint8Array(fixture('420.jpg'));
  const reason = await refusalOf(file.subarray(0, file.length - 100));
  expect(reason).toMatchObject({ code: 'refused', details: { code: 'badJpeg' } });
  expect(reason.message).toContain('cut short');
});

test.each([
  ['a JPEG of arithmetic codes', async () => fixture('arithmetic.jpg')],
  ['a PNG', () => sharp(fixture('444.jpg')).png().toBuffer()],
])('%s asks for a host that decodes it', async (_, file) => {
  expect((await refusalOf(await file())).message).toContain('Give `pixels` to `jpegDecoder`');
});
