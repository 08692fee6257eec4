/** The Huffman table that takes the fewest bits (ITU-T T.81, K.2). */
import type { HuffmanTable } from '../structure/huffman-table.ts';

const LONGEST = 16;

/** @param counts how often each of the 256 symbols is needed; at least one is */
export function optimalTable(kind: number, id: number, counts: Uint32Array): HuffmanTable {
  const lengths = codeLengths(counts);
  const perLength = limit(lengths);
  // Shorter codes to the symbols that would have had them; the order within a length is free.
  const symbols = [...counts.keys()]
    .filter((symbol) => counts[symbol] > 0)
    .sort((a, b) => lengths[a] - lengths[b] || a - b);
  return { kind, id, counts: perLength, symbols: Uint8Array.from(symbols) };
}

/** Huffman's procedure; a last symbol stands for the code of ones alone, which is not allowed. */
function codeLengths(counts: Uint32Array): Uint8Array {
  const reserved = counts.length;
  const trees = [...counts, 1].flatMap((count, symbol) => (count > 0 ? [{ count, symbols: [symbol] }] : []));
  const lengths = new Uint8Array(reserved + 1);
  while (trees.length > 1) {
    trees.sort((a, b) => b.count - a.count);
    const [b, a] = [trees.pop()!, trees.pop()!];
    const symbols = [...a.symbols, ...b.symbols];
    for (const symbol of symbols) lengths[symbol]++;
    trees.push({ count: a.count + b.count, symbols });
  }
  return lengths;
}

/** Figure K.3: pairs of too long codes are moved up, then the code of ones is taken away. */
function limit(lengths: Uint8Array): Uint8Array {
  const perLength = new Uint16Array(lengths.length);
  for (const length of lengths) if (length > 0) perLength[length]++;
  for (let length = perLength.length - 1; length > LONGEST; length--) {
    while (perLength[length] > 0) {
      let shorter = length - 2;
      while (perLength[shorter] === 0) shorter--;
      perLength[length] -= 2;
      perLength[length - 1]++;
      perLength[shorter + 1] += 2;
      perLength[shorter]--;
    }
  }
  let longest = LONGEST;
  while (perLength[longest] === 0) longest--;
  perLength[longest]--;
  return Uint8Array.from(perLength.subarray(1, LONGEST + 1));
}
