import { sampleResult } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { explainParticulars, particulars, PARTICULARS_MEANING, type Defect } from '../src/index.ts';

const [{ fit: _, ...plain }] = (await sampleResult()).defects;
const a = (defect: Partial<Defect>): Defect => ({ ...plain, ...defect });
const box = (width: number, height: number) => ({ x: 0, y: 0, width, height });

test.each<[string, Partial<Defect>, string]>([
  ['a hot pixel', { kind: 'hot', fit: { offset: 12.2, rate: 340.4 } }, '12 + 340/s'],
  ['one that fades with time', { kind: 'hot', fit: { offset: 7.04, rate: -3.21 } }, '7 - 3.2/s'],
  ['a stuck pixel', { kind: 'stuck', level: 14000.4 }, 'at 14,000'],
  ['a dim pixel', { kind: 'dim', response: 0.62 }, '62 %'],
  ['a column, whatever else is known', { kind: 'column', extent: box(1, 1454), level: 3 }, 'length 1,454'],
  ['a row', { kind: 'row', extent: box(96, 1) }, 'length 96'],
  ['a blinking pixel', { kind: 'blinking' }, ''],
])('the particulars of %s', (_, defect, words) => {
  expect(particulars(a(defect))).toBe(words);
});

test('each kind is explained as in the list of all kinds', () => {
  const iso = ', at ISO 400';
  const hot = a({ kind: 'hot', fit: { offset: 1, rate: 2, iso: 400 } });
  const explained = explainParticulars([hot, a({ kind: 'stuck', level: 9 }), a({ kind: 'dim', response: 0.5 })]);
  expect(explained).toContain(iso);
  const [meanings] = explained.replace(iso, '').replace('Behaviour, ', '').split('.');
  expect(PARTICULARS_MEANING).toContain(meanings);
});

test('a length says itself what it is', () => {
  expect(explainParticulars([a({ kind: 'column', extent: box(1, 9) })])).toBe('');
});
