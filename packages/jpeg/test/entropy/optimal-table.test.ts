import { describe, expect, test } from 'vitest';
import { optimalTable } from '../../src/entropy/optimal-table.ts';
import { forEachCode } from '../../src/structure/huffman-table.ts';

const tableOf = (counts: Record<number, number>): Map<number, string> => {
  const all = new Uint32Array(256);
  for (const [symbol, count] of Object.entries(counts)) all[Number(symbol)] = count;
  const codes = new Map<number, string>();
  forEachCode(optimalTable(1, 0, all), (symbol, code, length) =>
    codes.set(symbol, code.toString(2).padStart(length, '0')),
  );
  return codes;
};

describe('the optimal Huffman table', () => {
  test('has the lengths of a worked example, with one code kept free', () => {
    // 1 (kept free) + 1 = 2, + 2 = 4, + 4 = 8, + 8: one bit more at each step down.
    const codes = tableOf({ 7: 8, 5: 4, 3: 2, 1: 1 });
    expect([7, 5, 3, 1].map((symbol) => codes.get(symbol))).toEqual(['0', '10', '110', '1110']);
  });

  test('has a code for a single symbol', () => {
    expect([...tableOf({ 0: 100 })]).toEqual([[0, '0']]);
  });

  test('has no code of more than 16 bits, nor one of ones alone, however uneven the counts', () => {
    const fibonacci: Record<number, number> = {};
    for (let symbol = 0, [a, b] = [1, 1]; symbol < 40; symbol++, [a, b] = [b, a + b]) fibonacci[symbol] = a;
    const codes = [...tableOf(fibonacci).values()];
    expect(codes).toHaveLength(40);
    expect(Math.max(...codes.map(({ length }) => length))).toBe(16);
    expect(codes.every((code) => code.includes('0'))).toBe(true);
    const isPrefix = codes.some((code) => codes.some((other) => other !== code && other.startsWith(code)));
    expect(isPrefix).toBe(false);
  });
});
