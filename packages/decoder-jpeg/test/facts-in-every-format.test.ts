import { createHotpix } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { jpegDecoder } from '../src/index.ts';
import { pictureEntries, tiffFile } from './support/tiff-file.ts';

const hotpix = createHotpix({ plugins: [jpegDecoder()] });
const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" GPano:ProjectionType="cylindrical"/></rdf:RDF></x:xmpmeta>';

const picture = (): Sharp =>
  sharp({ create: { width: 16, height: 16, channels: 3, background: '#808080' } })
    .withExif({ IFD0: { Make: 'Apple', Model: 'iPhone 8' }, IFD2: { LensModel: 'iPhone 8 back camera 3.99mm f/1.8' } })
    .withXmp(XMP);

test.each([
  ['JPEG', () => picture().jpeg().toBuffer()],
  ['PNG', () => picture().png().toBuffer()],
  ['WebP', () => picture().webp().toBuffer()],
  ['AVIF', () => picture().avif().toBuffer()],
])('the camera, its sensor and a panorama are known of a %s', async (_, encode) => {
  const { frame } = await hotpix.decode(sourceOf('picture', await encode()));
  expect(frame.camera).toEqual({ make: 'Apple', model: 'iPhone 8', serial: '', sensor: 'back camera 3.99mm f/1.8' });
  expect(frame.capture.isPanorama).toBe(true);
});

test('of a TIFF, too', async () => {
  const pixels = new Uint8Array(16 * 16);
  const names = [
    [271, 2, 'Apple'],
    [272, 2, 'iPhone 8\0rubbish'],
  ] as const;
  const lens = [42036, 2, 'iPhone 8 back camera 3.99mm f/1.8\0rubbish'] as const;
  const xmp = [700, 7, Buffer.from(XMP)] as const;
  const file = tiffFile([...pictureEntries(16, 16, 1, 8), ...names, xmp], { exif: [lens], pixels });
  const { frame } = await hotpix.decode(sourceOf('picture.tif', file));
  expect(frame.camera).toEqual({ make: 'Apple', model: 'iPhone 8', serial: '', sensor: 'back camera 3.99mm f/1.8' });
  expect(frame.capture.isPanorama).toBe(true);
});
