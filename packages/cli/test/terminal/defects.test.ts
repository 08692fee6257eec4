import type { Result } from '@hotpix/core';
import { sampleResult } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { listDefects } from '../../src/terminal/defects.ts';

type Defect = Result['defects'][number];

const sample = await sampleResult();
const [{ fit: _, cluster: __, ...plain }] = sample.defects;
const list = (...defects: Partial<Defect>[]) =>
  listDefects({ ...sample, defects: defects.map((defect) => ({ ...plain, ...defect })) }, 10);
const box = (width: number, height: number) => ({ x: 0, y: 0, width, height });

test.each<[string, Partial<Defect>, string]>([
  ['a hot pixel', { kind: 'hot', fit: { offset: 12.2, rate: 340.4, iso: 100 } }, '12 + 340/s'],
  ['one that fades with time', { kind: 'hot', fit: { offset: 7.04, rate: -3.21 } }, '7 - 3.2/s'],
  ['one that begins below zero', { kind: 'hot', fit: { offset: -9.96, rate: 20000 } }, '-10 + 20,000/s'],
  ['a stuck pixel', { kind: 'stuck', level: 14000.4 }, 'at 14,000'],
  ['a dim pixel', { kind: 'dim', response: 0.62 }, '62 %'],
  ['a column', { kind: 'column', extent: box(1, 454) }, 'length 454'],
  ['a row', { kind: 'row', extent: box(96, 1) }, 'length 96'],
])('what goes with %s stands beside its kind', (_, defect, shown) => {
  const [head, row] = list(defect);
  const from = head.indexOf('behaviour');
  expect(row.slice(from, head.indexOf('amplitude')).trim()).toBe(shown);
});

test('what the behaviour means is said of those that are there', () => {
  const hot = { kind: 'hot', fit: { offset: 1, rate: 2, iso: 400 } } as const;
  const dim = { kind: 'dim', response: 0.5 } as const;
  expect(list(hot, dim)).toContain(
    "Behaviour, hot: DN at any exposure + DN per second of it, at ISO 400; dim: share of the neighbours' signal.",
  );
  expect(list({ kind: 'stuck', level: 9 })).toContain('Behaviour, stuck: at that DN.');
});

test.each([
  [0.98712, '98.71 %'],
  [0.9999, '99.99 %'],
  [0.99991, '>99.99 %'],
])('a confidence of %d is shown as %s: more is claimed of what has more alone', (confidence, shown) => {
  expect(list({ kind: 'hot', confidence })[1]).toMatch(new RegExp(` ${shown}( |$)`));
});

test('it is said in how many photographs a defect is seen, in the words of the page', () => {
  const [head, row, , meaning] = list({ kind: 'dead', rate: 15 / 16, frames: 16 });
  const from = head.indexOf('seen in');
  expect(row.slice(from - 1, from + 'seen in'.length)).toBe('15 of 16');
  expect(meaning).toMatch(/^Seen in: photographs in which it is clearly visible, of those that count\./);
  expect([head, meaning].join(' ')).not.toMatch(/rate|frames|particulars/);
});

test('of a line it is said in which share of its pixels it is seen, for few of them tell nothing of the whole', () => {
  const faint = { kind: 'column', extent: box(1, 1728), rate: 0.004, frames: 15 } as const;
  const [head, row, ...meanings] = list(faint);
  const from = head.indexOf('seen in');
  expect(row.slice(from, from + 'seen in'.length).trim()).toBe('0.4 %');
  expect(meanings.join(' ')).toContain('of a line the share of its pixels that are, one by one');
  expect(list({ kind: 'hot' }).join(' ')).not.toContain('of a line');
});

test('score and confidence, which stand beside each other, are told apart', () => {
  const said = list({ kind: 'hot' }).join('\n');
  expect(said).toContain(
    'Confidence: probability that chance makes no good pixel of the whole sensor stand out as much.',
  );
  expect(said).toContain('Score: how far beyond chance it is, in standard deviations.');
});

test('a place or a colour that is not sure is said to be so, and none of those that are', () => {
  const [head, first, second, ...rest] = list(
    { kind: 'hot', placeConfidence: 0.685, colourConfidence: 0.7 },
    { kind: 'hot' },
  );
  const from = head.indexOf('sure of');
  expect([first.slice(from), second.slice(from)]).toEqual(['place 69 %, colour 70 %', '']);
  expect(rest.join(' ')).toContain('Sure of: how likely it is that pixel');
  expect(list({ kind: 'hot' }).join(' ')).not.toMatch(/sure of/i);
});

test('a column in which no row says anything is left out', () => {
  const [bare] = list({ kind: 'blinking', colour: undefined });
  expect(bare).toMatch(/^# +x +y +kind +amplitude +seen in +confidence +score$/);
  const [full] = list({ kind: 'hot', fit: { offset: 1, rate: 2 }, colour: 'G', cluster: 3 });
  expect(full).toMatch(/ colour +kind +behaviour +amplitude .* cluster +score$/);
});

test('a row of the largest sensor fits into some hundred characters', () => {
  const fit = { offset: -1234, rate: 123456 };
  const worst = {
    x: 14203,
    y: 10651,
    colour: 'G',
    kind: 'blinking',
    fit,
    amplitude: -15871.5,
    score: -123.4,
    cluster: 12,
  };
  const lines = list({ ...worst, kind: 'hot' }, { ...worst, kind: 'blinking', frames: 1000 });
  expect(Math.max(...lines.slice(0, 3).map(({ length }) => length))).toBeLessThanOrEqual(110);
});
