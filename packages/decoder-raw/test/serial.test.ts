import { createHotpix } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { rawDecoder } from '@hotpix/decoder-raw';
import { TAG } from '@hotpix/tiff';
import { expect, it } from 'vitest';
import { dngFile } from './fixtures.ts';

const hotpix = createHotpix({ plugins: [rawDecoder()] });

/** A DNG that says the serial number 42 in the DNG's own tag and in EXIF, but for tags that then mean nothing to anybody. */
function dngWithout(...tags: number[]): Uint8Array {
  const bytes = dngFile({ serial: '42', exposure: 1 / 64 });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const tag of tags) {
    const at = Array.from({ length: 1200 }, (_, i) => i * 2).find((i) => isEntry(view, i, tag));
    if (at === undefined) throw new Error(`Expected the DNG to have tag ${tag}.`);
    view.setUint16(at, 65_000, true);
  }
  return bytes;
}

/** Text of three bytes. */
const isEntry = (view: DataView, at: number, tag: number): boolean =>
  view.getUint16(at, true) === tag && view.getUint16(at + 2, true) === 2 && view.getUint32(at + 4, true) === 3;

it.each([
  ['its own tag, CameraSerialNumber', [TAG.BodySerialNumber], '42'],
  ['EXIF, BodySerialNumber', [TAG.CameraSerialNumber], '42'],
  ['neither', [TAG.CameraSerialNumber, TAG.BodySerialNumber], ''],
])('the serial number of a DNG comes out of %s', async (_, tags, serial) => {
  const { frame } = await hotpix.decode(sourceOf('picture.dng', dngWithout(...tags)));
  expect(frame.camera.serial).toBe(serial);
});
