import { sampleResult } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { readMaps } from '../../src/results/maps.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const sample = await sampleResult();
const MESSAGE = 'Nearly the same scene.';

test('a Result that was judged by force says so as a map', async () => {
  const checks = [{ name: 'independentScenes', status: 'failed', message: MESSAGE }];
  const path = await folder.write('forced.json', JSON.stringify([sample, { ...sample, checks }]));
  expect((await readMaps(path)).note).toBe(
    `The map comes from photographs that were refused, and judged by force. ${MESSAGE}`,
  );
});

test('any other Result is a map without a note', async () => {
  const path = await folder.write('map.json', JSON.stringify(sample));
  expect(await readMaps(path)).not.toHaveProperty('note');
});
