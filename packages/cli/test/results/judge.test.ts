/** Results that are judged again, as saved ones are. */
import { sampleResult } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import type { Result } from '@hotpix/core';
import { judge } from '../../src/results/judge.ts';

const sample = await sampleResult();
const other: Result = { ...sample, camera: { ...sample.camera!, serial: 'another' } };
const as = { name: 'a camera', isAlone: false, today: '2026-11-30' };
const lacking = (result: Result) => judge(result, { defects: 50 }, { path: 'other.json', list: [other] }, as).result;
const ofBaseline = ({ checks }: Result) => checks.filter(({ name }) => name === 'baseline');

test('that a baseline lacks a camera is told once, however often it is judged', () => {
  expect(ofBaseline(lacking(sample))).toHaveLength(1);
  expect(ofBaseline(lacking(lacking(sample)))).toHaveLength(1);
});

test('nothing is told any more of a baseline that the next one takes the place of', () => {
  const { result } = judge(lacking(sample), { new: 0 }, { path: 'own.json', list: [sample] }, as);
  expect(ofBaseline(result)).toEqual([]);
  expect(result.limits).toMatchObject([{ name: 'new', actual: 0, exceeded: false }]);
});

test('limits and a baseline of before do not stand beside those of now', () => {
  const before = judge(sample, { new: 0 }, { path: 'own.json', list: [sample] }, as).result;
  const { result } = judge(before, { defects: 50 }, undefined, as);
  expect(result.baseline).toBeUndefined();
  expect(result.limits?.map(({ name }) => name)).toEqual(['defects']);
});

test.each([
  ['what is new is limited', { new: 3 }, 3],
  ['nothing asks what is new', { defects: 50 }, undefined],
])('the limit that a lacking baseline leaves unanswered is kept: %s', (_, limits, value) => {
  const { result, isInconclusive } = judge(sample, limits, { path: 'other.json', list: [other] }, as);
  const row = { name: 'new', limit: value, exceeded: false, unjudged: 'The baseline has nothing of this camera.' };
  expect(result.limits?.filter(({ unjudged }) => unjudged !== undefined)).toEqual(value === undefined ? [] : [row]);
  expect(isInconclusive).toBe(value !== undefined);
});

test('a limit that asks what the Result does not hold leaves the camera unjudged, unless it only warns', () => {
  expect(judge(sample, { 'hot:above-5e': 0 }, undefined, as).isInconclusive).toBe(true);
  expect(judge(sample, { 'hot:above-5e:warn': 0 }, undefined, as).isInconclusive).toBe(false);
  expect(judge(sample, { 'hot:above-5e': 99 }, undefined, { ...as, gain: 0.5 }).isInconclusive).toBe(false);
});
