import { expect, test } from 'vitest';
import { besideLights } from '../../src/hits/beside-lights.ts';
import type { Hit } from '../../src/hits/hit.ts';

const hit = (score: number, rate = 0.1): Hit => ({
  ...{ x: 1, y: 1, kind: 'hot', amplitude: 9, frames: 24, confidence: 0.9999 },
  ...{ score, rate },
});
const many = <T>(length: number, value: T): T[] => Array<T>(length).fill(value);
const confidences = (hits: readonly Hit[], lit: readonly number[]): number[] =>
  besideLights(hits, lit).map(({ confidence }) => Math.round(confidence * 1e4) / 1e4);

test('hits stay as they are where no light was seen', () => {
  expect(confidences([hit(6), hit(7)], [])).toEqual([0.9999, 0.9999]);
});

test('what differs in most photographs is no passing light, however many there are', () => {
  expect(confidences([hit(6, 0.9)], many(5000, 8))).toEqual([0.9999]);
});

test('a lone hit among two hundred lights is one of the four that are not told from a pixel: e^-4', () => {
  expect(confidences([hit(6)], many(200, 6.5))).toEqual([0.0183]);
});

test('of twenty hits among two hundred lights four are lights', () => {
  expect(confidences(many(20, hit(6)), many(200, -6.5))).toEqual(many(20, 0.8));
});

test('a hit beyond the score of any light is none', () => {
  expect(confidences([hit(12), hit(6)], many(200, 6.5))).toEqual([0.9999, 0.0183]);
});
