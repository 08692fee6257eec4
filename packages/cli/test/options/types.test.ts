import { LIMIT_NAMES } from '@hotpix/result';
import { describe, expect, test } from 'vitest';
import { conditions } from '../../src/options/conditions-type.ts';
import { date, day } from '../../src/options/date-types.ts';
import { shard } from '../../src/options/shard-type.ts';
import { limits } from '../../src/options/limits-type.ts';
import { bytes, choice, flag, integer, number, pairs, path, text, type OptionType } from '../../src/options/types.ts';

describe('a text of the command line that is refused is told what is wrong with it:', () => {
  test.each([
    ['a shard', shard(), '4/3', ', which is none of 3. They are called 1/3 to 3/3.'],
    ['conditions', conditions(), 'iso=400', ', which says no exposure. Add it: iso=400,exposure=30.'],
    ['conditions', conditions(), 'iso=400,gain=2', ", where 'gain' is none of iso, exposure, temperature."],
    ['a date', date(), '2026-13-01', ', and there is no month 13.'],
    ['a day', day(), '2026-02-30', ', and 2026-02 has 28 days.'],
    ['a date', date(), '2026-02-03T9', ", and '9' is no time of day."],
    ['a text', text(5), ' ', ', which says nothing. Put the words behind it, in quotes.'],
    ['a text', text(5), 'abcdef', ', of 6 characters. Leave some out.'],
  ])('%s', (_, type: OptionType<unknown>, came, fault) => {
    expect(type.check(type.read(came))).toBeUndefined();
    expect(type.typed?.fault(came)).toBe(fault);
  });
});

describe('a whole number', () => {
  const type = integer(1, 100);

  test.each([1, 100, 42])('takes %s', (value) => {
    expect(type.check(value)).toBe(value);
  });

  test.each([0, 101, 1.5, NaN, Infinity, '5', true, null, [5]])('refuses %s', (value) => {
    expect(type.check(value)).toBeUndefined();
  });

  test('is read from the text of a flag', () => {
    expect(type.check(type.read('17'))).toBe(17);
  });

  test.each(['', ' ', 'ten', '1,5', '5px'])('is not read from "%s"', (text) => {
    expect(type.check(type.read(text))).toBeUndefined();
  });

  test('says its range', () => {
    expect(type.expected).toBe('a whole number from 1 to 100');
  });
});

describe('a number', () => {
  const type = number(0.1, 10);

  test('takes fractions within its range', () => {
    expect(type.check(type.read('2.5'))).toBe(2.5);
  });

  test.each([0.09, 10.1, NaN, Infinity, '1'])('refuses %s', (value) => {
    expect(type.check(value)).toBeUndefined();
  });
});

describe('a size', () => {
  const type = bytes();

  test.each([
    ['1500000000', 1.5e9],
    ['1.5GB', 1.5e9],
    ['800 mb', 8e8],
    ['2G', 2e9],
    [4e9, 4e9],
  ])('of %s is that many bytes', (text, size) => {
    expect(type.check(text)).toBe(size);
  });

  test.each(['', 'GB', '-1GB', '1 TB', '1,5GB', 0, -5, NaN, Infinity, null, {}])('is not %s', (value) => {
    expect(type.check(value)).toBeUndefined();
  });
});

describe('a choice', () => {
  const type = choice('mean', 'median');

  test('takes one of its names', () => {
    expect(type.check(type.read('median'))).toBe('median');
  });

  test.each(['Mean', 'mode', '', 1, undefined])('refuses %s', (value) => {
    expect(type.check(value)).toBeUndefined();
  });

  test('lists its names', () => {
    expect(type.expected).toBe("one of 'mean', 'median'");
  });
});

describe('a flag', () => {
  test('is true when it is given', () => {
    expect(flag().check(flag().read(true))).toBe(true);
  });

  test.each(['true', 1, null])('does not take %s for true', (value) => {
    expect(flag().check(value)).toBeUndefined();
  });
});

describe('a path', () => {
  test.each(['', 7, null])('is not %s', (value) => {
    expect(path().check(value)).toBeUndefined();
  });

  test('starts anew from where the user is', () => {
    expect(path().rebase?.('a.json', (file) => `../${file}`)).toBe('../a.json');
  });
});

describe('texts by name', () => {
  const type = pairs();

  test('are read from repeated flags', () => {
    expect(type.check(type.read(['junit=out/a=b.xml', 'csv=c.csv']))).toEqual({ junit: 'out/a=b.xml', csv: 'c.csv' });
  });

  test.each([[['junit']], [['=a.xml']], [['junit=']], [true]])('are not read from %j', (texts) => {
    expect(type.check(type.read(texts as string[]))).toBeUndefined();
  });

  test.each([{ junit: '' }, { junit: 5 }, ['junit'], 'junit', null])('are not %j', (value) => {
    expect(type.check(value)).toBeUndefined();
  });
});

describe('limits', () => {
  const type = limits();

  test('are read from repeated flags', () => {
    expect(type.check(type.read(['hot=5', 'clusters=0']))).toEqual({ hot: 5, clusters: 0 });
  });

  test('have qualifiers, and a set', () => {
    const typed = ['hot:centre:above-50dn=3', 'set=sony-imx219'];
    expect(type.check(type.read(typed))).toEqual({ 'hot:centre:above-50dn': 3, set: 'sony-imx219' });
  });

  test.each([
    { set: 'any' },
    { set: 5 },
    { 'hot:centre:rest': 1 },
    { 'hot:': 1 },
    { 'failedFiles:centre': 1 },
    { hot: Infinity },
  ])('are not %j', (value) => {
    expect(type.check(value)).toBeUndefined();
  });

  test.each([{ hot: -1 }, { hot: '5' }, { hot: NaN }, { hot: undefined }, ['hot'], 5])('are not %j', (value) => {
    expect(type.check(value)).toBeUndefined();
  });

  test('have no other names than those of the core', () => {
    expect(type.check({ warm: 1 })).toBeUndefined();
  });

  test('list every name of the core', () => {
    expect(type.expected).toContain(`(${LIMIT_NAMES.join(', ')})`);
  });
});
