/** Who needs the samples of a JPEG gets them with the frame, where what it takes is counted; who does not gets none. */
import { createHotpix, rowsOf } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { jpegDecoder } from '../src/index.ts';
import { fixture, sha256 } from './support/decoding.ts';

const hotpix = createHotpix({ plugins: [jpegDecoder()] });

test.each([
  ['are there', true],
  ['are made as they are read', false],
])('samples %s', async (_, needsSamples) => {
  const { frame } = await hotpix.decode(sourceOf('a.jpg', fixture('420.jpg')), { needsSamples });
  expect(Object.getOwnPropertyDescriptor(frame, 'samples')?.get === undefined).toBe(needsSamples);
  // By `djpeg -dct int -pnm` of libjpeg-turbo 2.1.5.
  expect(sha256(frame)).toBe('46d0f1c8b45d0d4ed455ffd5267e868ada85afe264d3488b3db3b811a7eac3e7');
});

test('a row is made without the others, and is as in all of them', async () => {
  const { frame } = await hotpix.decode(sourceOf('a.jpg', fixture('420.jpg')));
  const rows = Array.from({ length: frame.height }, (_, y) => rowsOf(frame)(y));
  expect(Object.getOwnPropertyDescriptor(frame, 'samples')?.get).toBeDefined();
  expect(rows.flatMap((row) => [...row])).toEqual([...frame.samples]);
});
