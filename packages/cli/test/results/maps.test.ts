import type { Frame } from '@hotpix/core';
import { sampleResult } from '@hotpix/core/testing';
import { describe, expect, test } from 'vitest';
import { readMaps } from '../../src/results/maps.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const sample = await sampleResult();
const MESSAGE = 'Nearly the same scene.';

const LIST = '# A camera\n# x y time, from the top left of the visible 16 x 12 pixels\n3 4 0\n5 6 0\n';

/** A raw frame with a masked border of 2 pixels. */
const frame = (width: number, height: number): Frame => ({
  ...{ width: width + 4, height: height + 4, channels: 1, mosaic: ['RG', 'GB'], bits: 16, black: 0, white: 65535 },
  ...{ samples: new Uint16Array((width + 4) * (height + 4)), lossy: false, capture: {} },
  active: { x: 2, y: 2, width, height },
  camera: { make: '', model: '', serial: '' },
});

describe('a list of bad pixels that says of what size its frames are', () => {
  test.each([
    ['as it was written', Buffer.from(LIST)],
    ['with a mark of UTF-8', Buffer.from(`\ufeff${LIST}`)],
    ['with CR alone', Buffer.from(LIST.replaceAll('\n', '\r'))],
    ['in UTF-16', Buffer.from(`\ufeff${LIST}`, 'utf16le')],
  ])('is read for those alone: %s', async (_, bytes) => {
    const path = await folder.write('.badpixels', bytes);
    const maps = await readMaps(path, false);
    expect(maps.mapFor(frame(16, 12)).defects).toMatchObject([
      { x: 5, y: 6 },
      { x: 7, y: 8 },
    ]);
    expect(() => maps.mapFor(frame(20, 12))).toThrow('photographs of 16 x 12 pixels');
  });
});

test('a Result that was judged by force says so as a map', async () => {
  const checks = [{ name: 'independentScenes', status: 'failed', message: MESSAGE }];
  const path = await folder.write('forced.json', JSON.stringify([sample, { ...sample, checks }]));
  expect((await readMaps(path, false)).note).toBe(
    `The map comes from photographs that were refused, and judged by force. ${MESSAGE}`,
  );
});

test('any other Result is a map without a note', async () => {
  const path = await folder.write('map.json', JSON.stringify(sample));
  expect(await readMaps(path, false)).not.toHaveProperty('note');
});

describe('a photograph that does not name its camera', () => {
  const read = async (force: boolean, results: unknown[] = [sample]) =>
    readMaps(await folder.write('map.json', JSON.stringify(results)), force);
  const shape = { ...frame(60, 44), width: 64, height: 48 };
  const named = { make: 'hotpix', model: 'simulated', serial: '1' };

  test('is repaired by a map of its size by force alone, with a word', async () => {
    const maps = await read(true);
    expect(maps.mapFor(shape)).toMatchObject({
      defects: sample.defects,
      note: 'It does not say which camera it is of. By force it was repaired as one of hotpix simulated no. 1; look whether it was.',
    });
    const strict = await read(false);
    expect(() => strict.mapFor(shape)).toThrow(
      /^Expected a photograph of the camera of the map .* --force repairs it\.$/,
    );
  });

  test('is so where the number of the body alone is lost', async () => {
    const maps = await read(true);
    expect(maps.mapFor({ ...shape, camera: { ...named, serial: '' } }).note).toContain('By force');
    expect(maps.mapFor({ ...shape, camera: named })).not.toHaveProperty('note');
  });

  test.each([
    ['of another size', { ...shape, width: 66 }],
    ['of another body', { ...shape, camera: { ...named, serial: '2' } }],
    ['of another model', { ...shape, camera: { ...named, model: 'other', serial: '' } }],
  ])('is not, by any force, where it is %s', async (_, other) => {
    const maps = await read(true);
    expect(() => maps.mapFor(other)).toThrow(/^Expected a photograph of .* A map of another camera repairs nothing\.$/);
  });

  test('is not where two maps fit', async () => {
    const maps = await read(true, [sample, { ...sample, camera: { ...named, serial: '2' } }]);
    expect(() => maps.mapFor(shape)).toThrow('Expected a photograph of one of the cameras of the map');
  });
});
