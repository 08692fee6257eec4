/** Huffman codes looked up by their first bits: ITU-T T.81, annexes C and F.2.2.3. */
import type { StoredTable } from './read-headers.ts';

/** Bits that are looked up at once: longer codes are rare by their nature. */
export const PEEK = 10;
/** Bits that are at hand when a code is looked up. */
const AT_HAND = 24;

/**
 * What is known of a code: its length in bits 0 to 4, how many bits of its own the difference has in bits 5 to 9, and the sum
 * of both in bits 10 to 15; bit 31 stands for the difference 32768, which has no bits of its own; 0 for no code.
 */
type Code = number;

/** By how much a code is shifted to the right so that its bit 31 becomes 32768. */
export const HUGE = 16;

const LONGEST = 16;
const LARGEST_CATEGORY = 16;

/** A code too long, or with too much behind it, for the table: its bits, followed by zeros up to 16. */
interface LongCode {
  readonly first: number;
  readonly code: Code;
}

/** The codes of all components of a scan. */
export class Codebook {
  /** By the component, and the next bits in the lowest `PEEK` bits of the index; 0 where `longer` knows more. */
  readonly short: Int32Array;
  readonly #long: readonly LongCode[][];

  constructor(tables: readonly StoredTable[]) {
    this.short = new Int32Array(tables.length << PEEK);
    this.#long = tables.map((table, component) => this.#fill(table, component << PEEK));
  }

  /** The code at the beginning of these 16 bits; 0 for none. */
  longer(component: number, bits: number): Code {
    const found = this.#long[component].find(({ first, code }) => (bits ^ first) >> (LONGEST - (code & 31)) === 0);
    return found?.code ?? 0;
  }

  /** Codes of one length follow each other, and those of the next go on behind them. */
  #fill({ bits, values }: StoredTable, base: number): LongCode[] {
    const long: LongCode[] = [];
    let first = 0;
    let next = 0;
    bits.forEach((count, index) => {
      const length = index + 1;
      const step = 1 << (LONGEST - length);
      for (const end = next + count; next < end; next++, first += step) {
        const code = describe(length, values[next]);
        const at = base + (first >> (LONGEST - PEEK));
        if (length > PEEK || length + values[next] > AT_HAND || values[next] === LARGEST_CATEGORY)
          long.push({ first, code });
        else this.short.fill(code, at, at + (step >> (LONGEST - PEEK)));
      }
    });
    return long;
  }
}

function describe(length: number, category: number): Code {
  if (category === LARGEST_CATEGORY) return (1 << 31) | (length << 10) | length;
  return ((length + category) << 10) | (category << 5) | length;
}
