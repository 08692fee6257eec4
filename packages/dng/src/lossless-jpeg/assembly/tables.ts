/** Huffman tables by which a code, and with it the sign of the difference behind it, is looked up. */

/**
 * A code is looked up with the first bit of its difference, if they have as many bits together. So it takes 25 bits with all of them,
 * and one that is not takes 31: one load of 56 has those of both.
 */
const BITS: i32 = 11;
/** Behind the lookup: for each length the end of its codes in 16 bits, the place of its first symbol; then the symbols. */
const LIMITS: usize = 4 << BITS;
const OFFSETS: usize = LIMITS + 68;
const SYMBOLS: usize = OFFSETS + 68;
/** The category of the difference 32768, which has no bits of its own. */
const HUGE: i32 = 16;

/**
 * @param counts how many codes there are of 1 to 16 bits, then the symbols, as DHT has them
 * @param table takes 8704 bytes. 0 stands for a code that is not looked up, or none; of others an entry is made by `describe`
 */
export function buildTable(counts: usize, table: usize): void {
  memory.fill(table, 0, LIMITS);
  memory.copy(table + SYMBOLS, counts + 16, 256);
  let code = 0;
  let index = 0;
  for (let length = 1; length <= 16; length++) {
    store<i32>(table + OFFSETS + (<usize>length << 2), index - code);
    for (let i = <i32>load<u8>(counts + length - 1); i > 0; i--) {
      const category = <i32>load<u8>(table + SYMBOLS + index);
      if (length < BITS) fill(table, code, length, category);
      code++;
      index++;
    }
    store<i32>(table + LIMITS + (<usize>length << 2), code << (16 - length));
    code <<= 1;
  }
}

function fill(table: usize, code: i32, length: i32, category: i32): void {
  const free = BITS - length;
  const half = 1 << (free - 1);
  const to = table + (<usize>(code << free) << 2);
  const negative = describe(code, length, category, false);
  const positive = describe(code, length, category, true);
  for (let rest = 0; rest < half; rest++) store<i32>(to + (<usize>rest << 2), negative);
  for (let rest = half; rest < 2 * half; rest++) store<i32>(to + (<usize>rest << 2), positive);
}

/**
 * In bits 0 to 7 how many bits a code and its difference take; in the others, modulo 2^16, what must be added to these bits so that
 * they become the difference: table F.1.
 *
 * @param isPositive whether the first of the difference's own bits is 1
 */
function describe(code: i32, length: i32, category: i32, isPositive: bool): i32 {
  if (category === HUGE) return ((0x8000 - code) << 8) | length;
  const least = isPositive ? 0 : 1 - (1 << category);
  return ((least - (code << category)) << 8) | (length + category);
}

/** The entry for the highest bits of a word. */
// @ts-ignore: decorator
@inline
export function lookUp(table: usize, word: u64): i32 {
  return load<i32>(table + (<usize>(word >> <u64>(64 - BITS)) << 2));
}

/** The entry of any code that a word begins with; 0 for none. */
export function find(table: usize, word: u64): i32 {
  const bits = <i32>(word >> 48);
  for (let length = 1; length <= 16; length++) {
    const place = <usize>length << 2;
    if (bits >= load<i32>(table + LIMITS + place)) continue;
    const code = bits >> (16 - length);
    const category = <i32>load<u8>(table + SYMBOLS + load<i32>(table + OFFSETS + place) + code);
    return describe(code, length, category, <i64>(word << <u64>length) < 0);
  }
  return 0;
}

/** The difference that a word begins with, modulo 2^16. */
// @ts-ignore: decorator
@inline
export function differenceOf(word: u64, entry: i32): i32 {
  return <i32>(word >> <u64>(0 - entry)) + (entry >> 8);
}
