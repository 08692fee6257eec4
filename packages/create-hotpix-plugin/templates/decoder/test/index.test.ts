import { createHotpix } from '@hotpix/core';
import { checkDecoder, sourceOf } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { myDecoder } from '../src/index.ts';

/** A file whose samples count up from 64. */
function dump(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(16 + width * height * 2);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('MYFORMAT'));
  view.setUint32(8, width, true);
  view.setUint32(12, height, true);
  for (let i = 0; i < width * height; i++) view.setUint16(16 + 2 * i, 64 + i, true);
  return bytes;
}

test('keeps the promises of every decoder', async () => {
  const expected = { width: 31, height: 23, mosaic: ['RG', 'GB'], bits: 12, lossy: false };
  await checkDecoder(myDecoder(), { path: 'a.dump', bytes: dump(31, 23), expected });
});

test('gives the samples as they are stored', async () => {
  const hotpix = createHotpix({ plugins: [myDecoder()] });
  const { frame } = await hotpix.decode(sourceOf('a.dump', dump(2, 2)));
  expect(frame.samples).toEqual(Uint16Array.of(64, 65, 66, 67));
});
