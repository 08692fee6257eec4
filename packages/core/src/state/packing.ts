/** Whole numbers in as few bits as they need: frame of reference and bit packing (Lemire & Boytsov 2015). */

/** Numbers that share a width: wider blocks cost more where one number sticks out. */
const BLOCK = 64;
/** A block has its width, in bits, and its least number. */
const HEAD = 1 + 4;
const WORD = 32;
/** No bytes hold more numbers than such that are all alike. */
export const MOST_PER_BYTE = BLOCK / HEAD;

/**
 * Widths of all blocks, then their least numbers, then of each number how far it is above that of its block: `width` bits, from the low
 * ones of the first word on.
 */
export function pack(values: Int32Array): Uint8Array {
  const blocks = Math.ceil(values.length / BLOCK);
  const [widths, bases] = [new Uint8Array(blocks), new Int32Array(blocks)];
  let words = 0;
  for (let block = 0; block < blocks; block++) {
    const { least, most } = rangeOf(values, block * BLOCK);
    bases[block] = least;
    widths[block] = WORD - Math.clz32(most - least);
    words += (widths[block] * BLOCK) / WORD;
  }
  const start = startOf(blocks);
  const packed = new Uint8Array(start + 4 * words);
  packed.set(widths);
  packed.set(new Uint8Array(bases.buffer), blocks);
  const bits = new Uint32Array(packed.buffer, start);
  let at = 0;
  for (let block = 0; block < blocks; block++) {
    packBlock(values, block * BLOCK, bases[block], widths[block], bits, at);
    at += (widths[block] * BLOCK) / WORD;
  }
  return packed;
}

/** @param values is filled, with whatever where it is no packing of so many @returns whether it is one */
export function unpack(packed: Uint8Array, values: Int32Array): boolean {
  const blocks = Math.ceil(values.length / BLOCK);
  const start = startOf(blocks);
  if (packed.length < start) return false;
  // Words begin at whole ones, and a Buffer has another idea of slices.
  const own = packed.byteOffset % 4 === 0 ? packed : new Uint8Array(packed);
  const widths = own.subarray(0, blocks);
  const bases = new Int32Array(new Uint8Array(own.subarray(blocks, HEAD * blocks)).buffer);
  const words = widths.reduce((sum, width) => sum + (width > WORD ? NaN : (width * BLOCK) / WORD), 0);
  if (own.length !== start + 4 * words) return false;
  const bits = new Uint32Array(own.buffer, own.byteOffset + start, words);
  let at = 0;
  for (let block = 0; block < blocks; block++) {
    unpackBlock(bits, at, bases[block], widths[block], values, block * BLOCK);
    at += (widths[block] * BLOCK) / WORD;
  }
  return true;
}

/** Words begin at a whole one. */
const startOf = (blocks: number): number => Math.ceil((HEAD * blocks) / 4) * 4;

function rangeOf(values: Int32Array, from: number): { least: number; most: number } {
  const to = Math.min(from + BLOCK, values.length);
  let [least, most] = [values[from], values[from]];
  for (let i = from + 1; i < to; i++) {
    const value = values[i];
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, most };
}

function packBlock(
  values: Int32Array,
  from: number,
  base: number,
  width: number,
  bits: Uint32Array,
  start: number,
): void {
  if (width === 0) return;
  const to = Math.min(from + BLOCK, values.length);
  let [at, shift] = [start, 0];
  for (let i = from; i < to; i++) {
    const above = (values[i] - base) | 0;
    bits[at] |= above << shift;
    shift += width;
    if (shift < WORD) continue;
    shift -= WORD;
    at++;
    if (shift > 0) bits[at] |= above >>> (width - shift);
  }
}

function unpackBlock(
  bits: Uint32Array,
  start: number,
  base: number,
  width: number,
  values: Int32Array,
  from: number,
): void {
  const to = Math.min(from + BLOCK, values.length);
  if (width === 0) return void values.fill(base, from, to);
  const mask = -1 >>> (WORD - width);
  let [at, shift] = [start, 0];
  for (let i = from; i < to; i++) {
    let above = bits[at] >>> shift;
    shift += width;
    if (shift >= WORD) {
      shift -= WORD;
      at++;
      if (shift > 0) above |= bits[at] << (width - shift);
    }
    values[i] = base + (above & mask);
  }
}
