import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleResult } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { exceededLimits, forceInWords, limitInWords, photographOf, seenIn } from '../src/index.ts';

const sample = await sampleResult();

test('a limit is told with what came', () => {
  expect(limitInWords({ name: 'hot', limit: 3, actual: 4, exceeded: true })).toBe('hot 4 of at most 3');
});

test('what came is rounded, however it was added up', () => {
  const row = { name: 'amplitude', limit: 500, actual: 736.55 + 1e-10, exceeded: true };
  expect(limitInWords(row)).toBe('amplitude 736.55 of at most 500');
});

test('a defect is seen in a number of photographs, not in a share of them', () => {
  expect(seenIn({ kind: 'hot', rate: 15 / 16, frames: 16 })).toBe('15 of 16');
});

test.each([
  [0, '0 %'],
  [0.0004, '<0.1 %'],
  [0.004, '0.4 %'],
  [0.286, '29 %'],
  [1, '100 %'],
])('a line of which pixels are seen at a rate of %d is seen in %s of them', (rate, share) => {
  expect(seenIn({ kind: 'row', rate, frames: 15 })).toBe(share);
});

test('of limits those that are exceeded are told', () => {
  const kept = { name: 'dead', limit: 1, actual: 1, exceeded: false };
  const over = { name: 'hot', limit: 3, actual: 4, exceeded: true };
  expect(exceededLimits({ limits: [kept, over] })).toEqual(['hot 4 of at most 3']);
  expect(exceededLimits({})).toEqual([]);
});

test('force is told of a verdict that the photographs do not give, and of no other', () => {
  const checks = [{ name: 'stillLights', status: 'failed' as const, message: 'Lights stand still.' }];
  const words = 'Judged by force although the photographs are refused: Lights stand still.';
  expect(forceInWords({ ...sample, checks })).toBe(words);
  expect(forceInWords({ ...sample, checks, status: 'refused' })).toBeUndefined();
  expect(forceInWords(sample)).toBeUndefined();
});

test('photographs are called by what they show', () => {
  expect((['scene', 'dark', 'flat', undefined] as const).map(photographOf)).toEqual([
    'ordinary photograph',
    'dark frame',
    'flat field',
    'photograph',
  ]);
});

test.each([
  ['hotpix', '../../cli/src'],
  ['@hotpix/reporter-html', '../../reporter-html/src'],
])('%s phrases none of them itself, and rounds no number itself', async (_, folder) => {
  const root = join(import.meta.dirname, folder);
  const files = (await readdir(root, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.includes('generated'),
  );
  const texts = await Promise.all(files.map((name) => readFile(join(root, name), 'utf8')));
  const phrases = [
    /Judged by force/,
    /of at most \$/,
    /vary least/,
    /flat field(s)?['"]/,
    /neighbours.{0,7} signal['"]/,
    /\.toFixed\(/,
    /\.toLocaleString\(/,
  ];
  expect(phrases.filter((phrase) => texts.some((text) => phrase.test(text)))).toEqual([]);
});
