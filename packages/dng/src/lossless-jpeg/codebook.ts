/** Huffman codes looked up by their first bits: ITU-T T.81, annexes C and F.2.2.3. */
import type { StoredTable } from './read-headers.ts';

/** Bits that are looked up at once: longer codes are rare by their nature. */
export const PEEK = 10;
/** Bits that are at hand when a code is looked up. */
const AT_HAND = 24;

/** By how much a code is shifted to the right so that its bit 31 becomes 32768. */
export const HUGE = 16;

const LONGEST = 16;
const HUGE_CATEGORY = 16;

/**
 * The codes of all components of a scan. What is known of one: its length in bits 0 to 4, how many bits of its own the
 * difference has in bits 5 to 9, and the sum of both in bits 10 to 15; bit 31 stands for the difference 32768, which has no
 * bits of its own.
 */
interface Codebook {
  /** By the component, and the next bits in the lowest `PEEK` bits of the index; 0 for codes that are not here. */
  readonly short: Int32Array;
  /**
   * Three numbers a code that is too long, or has too much behind it: the component, the bits of the code followed by zeros
   * up to 16, and what is known of it.
   */
  readonly long: Int32Array;
}

export function fillCodebook(tables: readonly StoredTable[]): Codebook {
  const short = new Int32Array(tables.length << PEEK);
  const long = tables.flatMap((table, component) => fill(table, component, short));
  return { short, long: Int32Array.from(long) };
}

/** What is known of the code at the beginning of these 16 bits; 0 where it is not among the long ones. */
export function findLong(long: Int32Array, component: number, bits: number): number {
  for (let at = 0; at < long.length; at += 3) {
    const code = long[at + 2];
    if (long[at] === component && (bits ^ long[at + 1]) >> (LONGEST - (code & 31)) === 0) return code;
  }
  return 0;
}

/** Codes of one length follow each other, and those of the next go on behind them. */
function fill({ bits, values }: StoredTable, component: number, short: Int32Array): number[] {
  const long: number[] = [];
  let first = 0;
  let next = 0;
  bits.forEach((count, index) => {
    const length = index + 1;
    const step = 1 << (LONGEST - length);
    for (const end = next + count; next < end; next++, first += step) {
      const code = describe(length, values[next]);
      const at = (component << PEEK) + (first >> (LONGEST - PEEK));
      const isLong = length > PEEK || length + values[next] > AT_HAND || values[next] === HUGE_CATEGORY;
      if (isLong) long.push(component, first, code);
      else short.fill(code, at, at + (step >> (LONGEST - PEEK)));
    }
  });
  return long;
}

function describe(length: number, category: number): number {
  if (category === HUGE_CATEGORY) return (1 << 31) | (length << 10) | length;
  return ((length + category) << 10) | (category << 5) | length;
}
