/** The Huffman code that fits given counts best: ITU-T T.81, annexes C and K.2. */

/** A Huffman table as JPEG stores it, and the code that it stands for. */
export interface HuffmanTable {
  /** How many codes have each length from 1 to 16 bits: BITS. */
  readonly bits: Uint8Array;
  /** The symbols in the order of their codes: HUFFVAL. */
  readonly values: Uint8Array;
  /** The code of each symbol, in its lowest bits. */
  readonly codes: Uint16Array;
  /** The length of each symbol's code in bits, 1 to 16; 0 for a symbol that never occurs. */
  readonly lengths: Uint8Array;
}

const LONGEST = 16;
/** One more than the largest symbol of lossless JPEG, the category 16. */
const CATEGORIES = 17;

/** A stored table with its codes. */
export function huffmanOf({ bits, values }: Pick<HuffmanTable, 'bits' | 'values'>): HuffmanTable {
  return { bits, values, ...assignCodes(bits, values, CATEGORIES) };
}

/**
 * @param counts how often each symbol occurs, whole numbers of which one at least is above 0; at most 256 symbols
 */
export function fitHuffman(counts: readonly number[]): HuffmanTable {
  const sizes = codeSizes(counts);
  const bits = limitLengths(sizes);
  const symbols = Array.from(counts.keys()).filter((symbol) => counts[symbol] > 0);
  const values = Uint8Array.from(symbols.sort((a, b) => sizes[a] - sizes[b] || a - b));
  return { bits, values, ...assignCodes(bits, values, counts.length) };
}

/** Code lengths before any limit, with one code more for a symbol that never comes: no code is then all ones. */
function codeSizes(counts: readonly number[]): Uint8Array {
  const weights = [...counts, 1];
  const sizes = new Uint8Array(weights.length);
  let groups = weights.map((weight, symbol) => ({ weight, symbols: [symbol] })).filter(({ weight }) => weight > 0);
  while (groups.length > 1) {
    // Of equal weights the larger symbol goes first, so that the one that never comes gets a longest code.
    groups = groups.sort((a, b) => a.weight - b.weight || b.symbols[0] - a.symbols[0]);
    const [first, second, ...rest] = groups;
    const symbols = [...second.symbols, ...first.symbols];
    for (const symbol of symbols) sizes[symbol]++;
    groups = [...rest, { weight: first.weight + second.weight, symbols }];
  }
  return sizes;
}

/** How many codes of each length, none longer than 16 bits, without the code of the symbol that never comes. */
function limitLengths(sizes: Uint8Array): Uint8Array {
  const counts = new Uint16Array(Math.max(LONGEST, ...sizes) + 1);
  for (const size of sizes) if (size > 0) counts[size]++;
  for (let length = counts.length - 1; length > LONGEST; length--) {
    while (counts[length] > 0) {
      let shorter = length - 2;
      while (counts[shorter] === 0) shorter--;
      counts[length] -= 2;
      counts[length - 1]++;
      counts[shorter + 1] += 2;
      counts[shorter]--;
    }
  }
  counts[counts.findLastIndex((count) => count > 0)]--;
  return Uint8Array.from(counts.subarray(1, LONGEST + 1));
}

/** Codes of one length follow each other, and those of the next go on behind them. */
function assignCodes(bits: Uint8Array, values: Uint8Array, symbols: number): Pick<HuffmanTable, 'codes' | 'lengths'> {
  const codes = new Uint16Array(symbols);
  const lengths = new Uint8Array(symbols);
  let code = 0;
  let next = 0;
  bits.forEach((count, index) => {
    for (const end = next + count; next < end; next++) {
      codes[values[next]] = code++;
      lengths[values[next]] = index + 1;
    }
    code <<= 1;
  });
  return { codes, lengths };
}
