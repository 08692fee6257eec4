import { describe, expect, test } from 'vitest';
import { createHotpix, type Camera, type Capture } from '../../src/index.ts';
import { simulateFrames, sourceOf } from '../../src/testing/index.ts';

const [frame] = simulateFrames({ count: 1 }).frames;

/** What the pipeline makes of what a decoder says. */
async function decode({ camera, capture }: { camera?: Partial<Camera>; capture?: Capture }) {
  const said = { ...frame, camera: { ...frame.camera, ...camera }, capture: capture ?? {} };
  const decoder = { name: 'memory', decode: { match: () => true, decode: async () => said } };
  return (await createHotpix({ plugins: [decoder] }).decode(sourceOf('a.raw', Uint8Array.of(1)))).frame;
}

const IMPOSSIBLE = [0, -1, NaN, Infinity, -Infinity];

describe('a fact that cannot be is not known', () => {
  test.each([
    ['exposure', [...IMPOSSIBLE, 4294967295, 1 / 4294967295]],
    ['aperture', [...IMPOSSIBLE, 0.2, 655.35]],
    ['iso', [...IMPOSSIBLE, 4294967295]],
    ['focalLength', [...IMPOSSIBLE, 65535]],
    ['equivalentFocalLength', [...IMPOSSIBLE, 65535]],
    ['digitalZoom', [...IMPOSSIBLE, 0.5]],
    ['temperature', [NaN, Infinity, -Infinity, -273.16, -1000, 6553.5]],
    [
      'taken',
      [
        '',
        '0000-00-00T00:00:00',
        '2021-02-30T10:00:00',
        '2021-13-01T10:00:00',
        '2021-04-08T25:00:00',
        '1970-01-01T00:00:00',
        '2106-02-07T06:28:15',
        '9999-99-99T99:99:99',
        'yesterday',
      ],
    ],
  ])('%s', async (name, values) => {
    for (const value of values) {
      const { capture } = await decode({ capture: { [name]: value, firmware: '1.0' } });
      expect(capture, `${name} ${value}`).toEqual({ firmware: '1.0' });
    }
  });

  test('and every other one is', async () => {
    const capture: Capture = {
      ...{ iso: 3_280_000, exposure: 1 / 180_000, aperture: 0.95, focalLength: 1.54, equivalentFocalLength: 13 },
      ...{ lens: 'L', temperature: 0, taken: '2020-02-29T23:59:59', firmware: '1', orientation: 6, digitalZoom: 1 },
    };
    expect((await decode({ capture })).capture).toEqual(capture);
    const others: Capture = { iso: 6, exposure: 3600, aperture: 90, focalLength: 5600, temperature: -110 };
    expect((await decode({ capture: others })).capture).toEqual(others);
  });
});

describe('what a decoder calls a camera', () => {
  test('ends at the first NUL', async () => {
    const camera = { make: 'GoPro\0\x01', model: 'HD2\x003I7L', serial: '11\0\0' };
    expect((await decode({ camera })).camera).toEqual({ make: 'GoPro', model: 'HD2', serial: '11' });
  });

  test.each(['0', '00000000', ' '])('has no serial number where that is %j', async (serial) => {
    expect((await decode({ camera: { serial } })).camera.serial).toBe('');
  });

  test('has a sensor where it is a telephone', async () => {
    const camera = { make: 'Apple', model: 'iPhone 13 Pro' };
    const capture = { lens: 'iPhone 13 Pro back triple camera 5.7mm f/1.5' };
    expect((await decode({ camera, capture })).camera.sensor).toBe('back triple camera 5.7mm f/1.5');
  });

  test('has the sensor that the decoder knows', async () => {
    const camera = { make: 'Apple', model: 'iPhone 13 Pro', sensor: 'left' };
    expect((await decode({ camera, capture: { focalLength: 5.7 } })).camera.sensor).toBe('left');
  });
});
