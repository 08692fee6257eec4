/** Huffman tables by which a code and, where it is short, the value behind it are looked up at once. */

/** Codes of up to as many bits are looked up. */
export const BITS: i32 = 11;
/** Behind the lookup: for each length the end of its codes in 16 bits, the place of its first symbol; then the symbols. */
const LIMITS: usize = 4 << BITS;
const OFFSETS: usize = LIMITS + 68;
const SYMBOLS: usize = OFFSETS + 68;

/**
 * @param counts how many codes there are of 1 to 16 bits, then the symbols, as DHT has them
 * @param table takes 8704 bytes. An entry has in bits 0 to 5 how many bits it takes, in 8 to 11 the run, and in 16 to 31 the value
 * where bit 6 is set, else its size; bit 7 is set where there is none. 0 is a code that is longer, or none
 */
export function buildTable(counts: usize, table: usize): void {
  memory.fill(table, 0, LIMITS);
  memory.copy(table + SYMBOLS, counts + 16, 256);
  let code = 0;
  let index = 0;
  for (let length = 1; length <= 16; length++) {
    store<i32>(table + OFFSETS + (<usize>length << 2), index - code);
    for (let i = <i32>load<u8>(counts + length - 1); i > 0; i--) {
      if (length <= BITS) fill(table, code, length, load<u8>(table + SYMBOLS + index));
      code++;
      index++;
    }
    store<i32>(table + LIMITS + (<usize>length << 2), code << (16 - length));
    code <<= 1;
  }
}

function fill(table: usize, code: i32, length: i32, symbol: i32): void {
  const free = BITS - length;
  for (let rest = 0; rest < 1 << free; rest++) {
    store<i32>(table + (<usize>((code << free) | rest) << 2), entryOf(length, symbol, rest, free));
  }
}

/** @param rest the `free` bits behind the code */
function entryOf(length: i32, symbol: i32, rest: i32, free: i32): i32 {
  const run = symbol >> 4;
  const size = symbol & 15;
  if (size === 0) return (run << 8) | 128 | length;
  if (size > free) return (size << 16) | (run << 8) | length;
  return (extend(rest >> (free - size), size) << 16) | (run << 8) | 64 | (length + size);
}

/** The entry for the highest bits of a word. */
// @ts-ignore: decorator
@inline
export function lookUp(table: usize, word: u64): i32 {
  return load<i32>(table + (<usize>(word >> <u64>(64 - BITS)) << 2));
}

/**
 * The length times 256, plus the symbol, of a code that is longer than `BITS`; 0 for none.
 * @param word the next 16 bits
 */
export function find(table: usize, word: i32): i32 {
  for (let length = BITS + 1; length <= 16; length++) {
    const place = <usize>length << 2;
    if (word >= load<i32>(table + LIMITS + place)) continue;
    const index = load<i32>(table + OFFSETS + place) + (word >> (16 - length));
    return (length << 8) | load<u8>(table + SYMBOLS + index);
  }
  return 0;
}

/** T.81, F.2.2.1: the value that `size` bits stand for. */
// @ts-ignore: decorator
@inline
export function extend(bits: i32, size: i32): i32 {
  return bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;
}
