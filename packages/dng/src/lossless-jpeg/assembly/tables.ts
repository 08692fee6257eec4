/** Huffman tables by which the bits of a code and of the difference behind it are looked up at once. */

/** Codes of up to as many bits are looked up. */
const BITS: i32 = 11;
/** Bits of a code that is looked up and its difference at most: one load has those of two. */
const AT_HAND: i32 = 28;
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
      if (length <= BITS && category !== HUGE && length + category <= AT_HAND) fill(table, code, length, category);
      code++;
      index++;
    }
    store<i32>(table + LIMITS + (<usize>length << 2), code << (16 - length));
    code <<= 1;
  }
}

function fill(table: usize, code: i32, length: i32, category: i32): void {
  const free = BITS - length;
  const entry = describe(length, category);
  for (let rest = 0; rest < 1 << free; rest++) store<i32>(table + (<usize>((code << free) | rest) << 2), entry);
}

/**
 * In bits 0 to 5 how many bits a code and its difference take, in 8 to 12 the length of the code, in 16 to 21 by how much a word that
 * begins with the difference is shifted to the right, less one.
 */
function describe(length: i32, category: i32): i32 {
  return ((63 - category) << 16) | (length << 8) | (length + category);
}

/** The entry for the highest bits of a word. */
// @ts-ignore: decorator
@inline
export function lookUp(table: usize, word: u64): i32 {
  return load<i32>(table + (<usize>(word >> <u64>(64 - BITS)) << 2));
}

/** The entry of any code that a word begins with, with bit 31 set for the difference 32768, which `differenceOf` takes for 0; 0 for none. */
export function find(table: usize, word: u64): i32 {
  const bits = <i32>(word >> 48);
  for (let length = 1; length <= 16; length++) {
    const place = <usize>length << 2;
    if (bits >= load<i32>(table + LIMITS + place)) continue;
    const index = load<i32>(table + OFFSETS + place) + (bits >> (16 - length));
    const category = <i32>load<u8>(table + SYMBOLS + index);
    return category === HUGE ? describe(length, 0) | 0x80000000 : describe(length, category);
  }
  return 0;
}

/** The difference behind a code: where the first of its own bits is 0, it is negative (table F.1). */
// @ts-ignore: decorator
@inline
export function differenceOf(word: u64, entry: i32): i32 {
  const own = word << <u64>(entry >> 8);
  const sign = ~(<i64>own >> 63);
  const size = ((own ^ <u64>sign) >> 1) >> <u64>(entry >> 16);
  return <i32>((<i64>size ^ sign) - sign);
}
