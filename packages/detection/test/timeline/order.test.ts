import { describe, expect, test } from 'vitest';
import { orderOf } from '../../src/index.ts';

const photographs = (dates: Readonly<Record<string, string | undefined>>) =>
  Object.entries(dates).map(([path, taken]) => ({ path, ...(taken !== undefined && { taken }) }));
const pathsOf = ({ photographs: all }: { photographs: readonly { path: string }[] }): string[] =>
  all.map(({ path }) => path);

describe('photographs are put in the order', () => {
  test('of their dates, whatever they are called', () => {
    const order = orderOf(photographs({ 'a.dng': '2021-05-02T10:00:00', 'b.dng': '2021-05-01T10:00:00' }));
    expect(pathsOf(order)).toEqual(['b.dng', 'a.dng']);
    expect(order).toMatchObject({ by: 'taken', hasDates: true });
    expect(order.reason).toBeUndefined();
  });

  test('of their names, as people count, where the dates are equal', () => {
    const second = '2021-05-01T10:00:00';
    const dates = { 'IMG_10.dng': second, 'IMG_9.dng': second, 'IMG_11.dng': '2021-05-01T10:00:05' };
    expect(pathsOf(orderOf(photographs(dates)))).toEqual(['IMG_9.dng', 'IMG_10.dng', 'IMG_11.dng']);
  });

  test('of their names where there are no dates, or all are the same', () => {
    expect(orderOf(photographs({ 'b.dng': undefined, 'a.dng': undefined }))).toMatchObject({
      by: 'name',
      hasDates: false,
      reason: 'The photographs have no dates.',
      photographs: [{ path: 'a.dng' }, { path: 'b.dng' }],
    });
    const one = '2020-01-01T00:00:00';
    expect(orderOf(photographs({ 'b.dng': one, 'a.dng': one }))).toMatchObject({ by: 'name', hasDates: false });
  });

  test('of their names where the clock was reset between two numbers', () => {
    const order = orderOf(
      photographs({
        'IMG_0101.dng': '2021-05-01T10:00:00',
        'IMG_0102.dng': '2005-01-01T00:01:00',
        'IMG_0103.dng': '2021-05-01T11:00:00',
      }),
    );
    expect(pathsOf(order)).toEqual(['IMG_0101.dng', 'IMG_0102.dng', 'IMG_0103.dng']);
    expect(order).toMatchObject({ by: 'name', hasDates: false });
    expect(order.reason).toContain("'IMG_0102.dng' (2005-01-01T00:01:00)");
  });

  test('of their dates where a counter began anew', () => {
    const order = orderOf(
      photographs({ 'IMG_9998.dng': '2021-05-01T10:00:00', 'IMG_0001.dng': '2021-05-01T11:00:00' }),
    );
    expect(pathsOf(order)).toEqual(['IMG_9998.dng', 'IMG_0001.dng']);
    const cards = { 'IMG_0105.dng': '2021-04-08T14:52:44', 'IMG_0112.dng': '2021-03-26T21:14:40' };
    expect(pathsOf(orderOf(photographs(cards)))).toEqual(['IMG_0112.dng', 'IMG_0105.dng']);
  });

  test('that was asked for', () => {
    const dates = photographs({ 'IMG_1.dng': '2021-05-02T10:00:00', 'IMG_2.dng': '2005-01-01T00:00:00' });
    expect(pathsOf(orderOf(dates, 'taken'))).toEqual(['IMG_2.dng', 'IMG_1.dng']);
    expect(orderOf(dates, 'name')).toMatchObject({ by: 'name', hasDates: false });
  });
});

describe('a photograph without a date among others', () => {
  test('stands where its name puts it, if names follow the dates', () => {
    const order = orderOf(
      photographs({ '1.dng': '2021-05-01T10:00:00', '2.dng': undefined, '3.dng': '2021-05-03T10:00:00' }),
    );
    expect(pathsOf(order)).toEqual(['1.dng', '2.dng', '3.dng']);
    expect(order).toMatchObject({ by: 'name', hasDates: true, reason: '1 of 3 photographs have no date.' });
  });

  test('is left out if they do not', () => {
    const order = orderOf(
      photographs({ '1.dng': '2021-05-03T10:00:00', '2.dng': undefined, '3.dng': '2021-05-01T10:00:00' }),
    );
    expect(pathsOf(order)).toEqual(['3.dng', '1.dng']);
    expect(order).toMatchObject({ by: 'taken', left: [{ path: '2.dng' }] });
    expect(order.reason).toContain('left out');
  });
});
