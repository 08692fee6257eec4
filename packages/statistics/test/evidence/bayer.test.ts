import { BAYER, XTRANS } from '@hotpix/simulator';
import { expect, test } from 'vitest';
import { nodePlatform } from '@hotpix/core/node';
import { evidence } from '@hotpix/detection';
import type { Planes } from '../../../core/src/nouns.ts';
import { createStatistics } from '../../../core/src/state/state.ts';
import { greenColumns } from '../../src/evidence/bayer.ts';
import { ringsOf } from '../../src/rings.ts';
import { mosaicShape, sensorShape } from '../../../core/test/support/shapes.ts';
import { expectSame, frameOf } from '../support/frame-sets.ts';

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

const platform = nodePlatform({ lanes: 1 });
const content = { seed: 1, range: [0.1, 0.6], noise: 0.02, clipped: 0.3 } as const;

test.each([511, 512, 513, 520, 1023, 1031])(
  'rows of %d sites come to what the plain code makes of them',
  async (width) => {
    const frame = frameOf(mosaicShape({ width, height: 9 }), content, { black: 0, white: 1, exposure: 1 / 8 });
    const [plain, byKernels] = await Promise.all((['reference', 'auto'] as const).map(planesBy));
    expectSame(byKernels, plain);

    async function planesBy(kernels: 'reference' | 'auto'): Promise<Planes> {
      const accumulate = evidence({ kernels }).accumulate!;
      const { planes } = createStatistics('evidence', accumulate, frame);
      const prepared = [accumulate.prepare?.(frame, planes, { platform })];
      await accumulate.add(planes, [frame], { from: 0, to: frame.height }, prepared, { platform });
      return planes;
    }
  },
);
