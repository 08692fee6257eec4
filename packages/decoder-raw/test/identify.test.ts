import { expect, test } from 'vitest';
import { createHotpix } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { rawDecoder } from '@hotpix/decoder-raw';
import { identify } from '../src/identify.ts';
import { dngFile } from './fixtures.ts';

test('the first bytes of a raw file tell the camera that its frame is of', async () => {
  const bytes = dngFile({ make: 'Maker', model: 'One', serial: '0815' });
  const { frame } = await createHotpix({ plugins: [rawDecoder()] }).decode(sourceOf('a.dng', bytes));
  const identity = identify(bytes.subarray(0, 1000), 'a.dng');
  expect(identity).toEqual({ camera: frame.camera, isMosaic: true });
});

test.each([
  ['no TIFF', new TextEncoder().encode('FUJIFILMCCD-RAW 0201')],
  ['a directory behind the first bytes', Uint8Array.of(0x49, 0x49, 42, 0, 0, 0, 1, 0)],
  ['no name of a camera', dngFile({ make: '', model: '' })],
])('of a file with %s they tell nothing', (_, head) => {
  expect(identify(head, 'a.dng')).toBeUndefined();
});
