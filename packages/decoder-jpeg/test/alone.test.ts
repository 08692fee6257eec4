/** A JPEG that is all there is to do is decoded at once; of several each gets a thread. */
import { createHotpix } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import { sourceOf } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { jpegDecoder } from '../src/index.ts';
import { fixture, sha256 } from './support/decoding.ts';

test.each([
  ['none for a file that is alone', true, 0],
  ['one for a file among others', false, 1],
])('threads that start: %s', async (_, isAlone, expected) => {
  let threads = 0;
  const count = (): void => void threads++;
  process.on('worker', count);
  try {
    const hotpix = createHotpix({ plugins: [jpegDecoder()], platform: nodePlatform({ lanes: 2 }) });
    const { frame } = await hotpix.decode(sourceOf('a.jpg', fixture('420.jpg')), { isAlone });
    // By `djpeg -dct int -pnm` of libjpeg-turbo 2.1.5.
    expect(sha256(frame)).toBe('46d0f1c8b45d0d4ed455ffd5267e868ada85afe264d3488b3db3b811a7eac3e7');
    expect(threads).toBe(expected);
  } finally {
    process.off('worker', count);
  }
});
