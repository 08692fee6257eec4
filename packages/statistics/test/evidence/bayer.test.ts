import { BAYER, XTRANS } from '@hotpix/simulator';
import { expect, test } from 'vitest';
import { greenColumns } from '../../src/evidence/bayer.ts';
import { ringsOf } from '../../src/rings.ts';
import { mosaicShape, sensorShape } from '../../../core/test/support/shapes.ts';

test.each(Object.values(BAYER))('green of %s is in the columns where the mosaic has it', (...mosaic) => {
  const columns = greenColumns(ringsOf(mosaicShape({ width: 40, height: 30 }, mosaic)));
  expect(columns).toEqual(mosaic.map((row) => row.indexOf('G')));
});

test.each([
  ['of X-Trans', { mosaic: XTRANS }],
  ['of four colours', { mosaic: ['RG', 'BE'] }],
  ['after a lossy codec', { lossy: true }],
  ['that there is none of', { mosaic: undefined }],
])('a mosaic %s has other neighbours', (_, change) => {
  expect(
    greenColumns(ringsOf({ ...sensorShape({ width: 40, height: 30 }), mosaic: ['RG', 'GB'], ...change })),
  ).toBeUndefined();
});
