/** An image whose facts all differ. */
import type { DngImage } from '../src/dng-image.ts';

/** 6 x 5 stored pixels, of which 3 x 3 at (1, 1) are active. */
export const IMAGE: DngImage = {
  samples: Uint16Array.from({ length: 30 }, (_, index) => index * 2000),
  width: 6,
  height: 5,
  mosaic: ['RG', 'GB'],
  active: { x: 1, y: 1, width: 3, height: 3 },
  black: 512,
  white: 16383,
  make: 'Canon',
  model: 'Canon PowerShot S40',
  serial: 'A 12',
  exposure: 1 / 60,
  iso: 400,
  aperture: 2.8,
  taken: '2021-04-08T14:51:12',
  orientation: 6,
  firmware: '1.10',
  originalName: 'CRW_0101.CRW',
  software: 'hotpix 0.1.0',
};
