import { expect, it } from 'vitest';
import { Trust } from '../src/own/trust.ts';

it('one file of a kind is read by both, and others by LibRaw until it is known', () => {
  const trust = new Trust();
  expect([trust.ask('a'), trust.ask('a'), trust.ask('b')]).toEqual([undefined, [], undefined]);
  trust.learn('a', ['stated']);
  expect([trust.ask('a'), trust.ask('b')]).toEqual([['stated'], []]);
});

it('a kind that differed is never read here', () => {
  const trust = new Trust();
  trust.ask('a');
  trust.learn('a', []);
  trust.learn('a', ['stated']);
  expect(trust.ask('a')).toEqual([]);
});

it('a file that told nothing leaves it to the next', () => {
  const trust = new Trust();
  trust.ask('a');
  trust.learn('a', undefined);
  expect(trust.ask('a')).toBeUndefined();
});

it('a file of a kind that is known takes away rules that do not hold, and adds none', () => {
  const trust = new Trust();
  trust.ask('a');
  trust.learn('a', ['masked', 'channels']);
  trust.learn('a', undefined);
  expect(trust.ask('a')).toEqual(['masked', 'channels']);
  trust.learn('a', ['channels', 'stated']);
  expect(trust.ask('a')).toEqual(['channels']);
});

it('no more than 256 kinds are kept, whatever files say', () => {
  const trust = new Trust();
  for (let kind = 0; kind < 256; kind++) trust.ask(String(kind));
  expect(trust.ask('one more')).toEqual([]);
});
