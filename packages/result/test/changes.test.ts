import { sampleResult } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { changesOf, parseChanges } from '../src/index.ts';

const sample = await sampleResult();
const [first, ...rest] = sample.defects;
const changes = changesOf({ ...sample, defects: rest }, sample);

test('changes come back as they were written, of one camera or of each', () => {
  expect(changes).toMatchObject({ camera: sample.camera, new: [first], gone: [], same: rest.length });
  expect(parseChanges(JSON.stringify(changes))).toEqual([changes]);
  expect(parseChanges(JSON.stringify([changes, changes]))).toEqual([changes, changes]);
});

test.each<[string, string, RegExp]>([
  ['no JSON', 'x', /got a file that is not JSON/],
  ['a Result', JSON.stringify(sample), /new/],
  ['changes with half a pair', JSON.stringify({ ...changes, worse: [{ before: first }] }), /after/],
])('%s is refused', (_, text, message) => {
  expect(() => parseChanges(text)).toThrow(
    expect.objectContaining({ code: 'badResult', message: expect.stringMatching(message) }),
  );
});
