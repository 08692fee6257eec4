import { describe, expect, test } from 'vitest';
import { createHotpix, type Capture, type Frame, type Result } from '../../src/index.ts';
import { isOfSameCamera } from '@hotpix/result';
import { moments } from '@hotpix/detection';
import { simulateFrames, sourceOf } from '../../src/testing/index.ts';

const { frames } = simulateFrames({ count: 6 });
const TELEPHONE = { make: 'Maker', model: 'N1', serial: '' };
const [WIDE, ULTRA_WIDE]: Capture[] = [
  { lens: 'N1 back camera 5.7mm f/1.5', equivalentFocalLength: 26 },
  { lens: 'N1 back camera 1.57mm f/1.8', equivalentFocalLength: 13 },
];

/** A pipeline before which lie photographs of a telephone, one for each capture. */
function telephone(captures: readonly Capture[]) {
  const taken = captures.map((capture, i): Frame => ({ ...frames[i], camera: TELEPHONE, capture }));
  const decoder = {
    name: 'memory',
    decode: {
      match: () => true,
      decode: async (source: { head(): Promise<Uint8Array> }) => taken[(await source.head())[0]],
    },
  };
  const sources = captures.map((_, i) => sourceOf(`${i}.jpg`, Uint8Array.of(i)));
  return { hotpix: createHotpix({ plugins: [decoder, moments()] }), sources };
}

const asideOf = ({ files }: Result) =>
  files.filter(({ status }) => status === 'setAside').map(({ path, code, reason }) => ({ path, code, reason }));

describe('two sensors of one telephone', () => {
  test('are two cameras, and each Result says which', async () => {
    const { hotpix, sources } = telephone([WIDE, WIDE, ULTRA_WIDE, WIDE, ULTRA_WIDE]);
    const results = await hotpix.concludeEach(await hotpix.gather(sources, { keep: 'all' }));
    expect(results.map(({ camera }) => camera?.sensor)).toEqual([
      'back camera 5.7mm f/1.5, 26 mm equivalent',
      'back camera 1.57mm f/1.8, 13 mm equivalent',
    ]);
    expect(asideOf(results[0])[0]).toEqual({
      path: '2.jpg',
      code: 'otherCamera',
      reason:
        'it is of Maker N1 (back camera 1.57mm f/1.8, 13 mm equivalent), 64 x 48; this Result is of Maker N1 (back camera 5.7mm f/1.5, 26 mm equivalent), 64 x 48',
    });
  });

  test('have maps of their own', async () => {
    const { hotpix, sources } = telephone([WIDE, WIDE, ULTRA_WIDE]);
    const map = await hotpix.scan(sources.slice(0, 2));
    const [wide, ultraWide] = await Promise.all([hotpix.decode(sources[1]), hotpix.decode(sources[2])]);
    expect(isOfSameCamera(map, wide.frame)).toBe(true);
    expect(isOfSameCamera(map, ultraWide.frame)).toBe(false);
  });
});

describe('a photograph whose pixels are not those of the sensor', () => {
  test.each<[string, Capture, string, string]>([
    ['a digital zoom', { digitalZoom: 2 }, 'digitalZoom', 'enlarged by digital zoom'],
    ['a small digital zoom', { digitalZoom: 1.0222 }, 'digitalZoom', 'enlarged by digital zoom'],
    ['a panorama', { isPanorama: true }, 'panorama', 'put together as a panorama'],
  ])('is set aside, and the reason told: %s', async (_, displaced, code, what) => {
    const { hotpix, sources } = telephone([{ ...WIDE, ...displaced }, WIDE, WIDE, { ...WIDE, ...displaced }]);
    const result = await hotpix.scan(sources);
    const reason = `${what}, so that its pixels are not those of the sensor`;
    expect(asideOf(result)).toEqual([
      { path: '0.jpg', code, reason },
      { path: '3.jpg', code, reason },
    ]);
    const [first] = result.files;
    expect(first).toMatchObject({ decoder: 'memory', width: 64, camera: { model: 'N1' } });
  });

  test.each<[string, Partial<Frame>, string[]]>([
    ['a picture four times as wide as high', { width: 96, height: 24, camera: TELEPHONE }, ['panorama']],
    ['a picture four times as high as wide', { width: 24, height: 96, camera: TELEPHONE }, ['panorama']],
    ['a picture in the format of wide film', { width: 65, height: 24, camera: TELEPHONE }, []],
    [
      'a long picture that no camera is named of',
      { width: 96, height: 24, camera: { ...TELEPHONE, make: '', model: '' } },
      [],
    ],
    ['long raw samples', { width: 96, height: 24, channels: 1, camera: TELEPHONE }, []],
  ])('is known by its shape: %s', async (_, shape, codes) => {
    const { width = 0, height = 0, channels = 3 } = shape;
    const active = { x: 0, y: 0, width, height };
    const { mosaic: _mosaic, ...plain } = { ...frames[0], ...shape, channels, active };
    const long: Frame = { ...plain, samples: new Uint16Array(width * height * channels) };
    const decoder = { name: 'memory', decode: { match: () => true, decode: async () => long } };
    const hotpix = createHotpix({ plugins: [decoder, moments()] });
    expect(asideOf(await hotpix.scan([sourceOf('long', Uint8Array.of(1))])).map(({ code }) => code)).toEqual(codes);
  });

  test('is not repaired', async () => {
    const { hotpix, sources } = telephone([{ ...WIDE, digitalZoom: 2 }]);
    const { frame } = await hotpix.decode(sources[0]);
    await expect(hotpix.propose(frame, [])).rejects.toMatchObject({
      code: 'digitalZoom',
      message: 'Expected a photograph with each pixel where the sensor has it, got one enlarged by digital zoom.',
    });
  });

  test.each([
    ['no digital zoom', 1],
    ['what was rounded', 65537 / 65536],
    ['trimmed lines', 3024 / 3022],
  ])('is not one with %s', async (_, digitalZoom) => {
    const { hotpix, sources } = telephone([{ ...WIDE, digitalZoom }, WIDE]);
    expect(asideOf(await hotpix.scan(sources))).toEqual([]);
  });

  test('is set aside again when a scan is resumed', async () => {
    const { hotpix, sources } = telephone([WIDE, { ...WIDE, isPanorama: true }, WIDE]);
    const resume = await hotpix.gather(sources.slice(0, 2), { keep: 'all' });
    const state = await hotpix.gather(sources, { keep: 'all', resume });
    expect(asideOf(await hotpix.conclude(state))).toHaveLength(1);
  });
});
