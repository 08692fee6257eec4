import { UNCOUNTED } from './step';

/** Bytes of a slot: 256 bins of u32, by a step as an unsigned byte. A site that does not count has a bin, too, which saves a branch. */
const SLOT: usize = 1024;

/**
 * Counts the steps of rows, but for the sites that lie near a border, which become such that do not count.
 *
 * @param steps i8 of the first row
 * @param twice residuals of the first row, which become 0 where sites do not count
 * @param size bytes of a residual
 * @param width of a row, in which the sites from `from` up to `to` are those that count
 * @param y of the first row
 * @param phases rows until their bins are those of the first again
 * @param bins of rows whose y is a multiple of that; those of the next lie `slots` slots behind
 */
export function countRows(
  steps: usize,
  twice: usize,
  size: i32,
  width: i32,
  rows: i32,
  from: i32,
  to: i32,
  y: i32,
  phases: i32,
  slots: i32,
  bins: usize,
): void {
  for (let row = 0; row < rows; row++) {
    memory.fill(steps, <u8>UNCOUNTED, from);
    memory.fill(steps + to, <u8>UNCOUNTED, width - to);
    memory.fill(twice, 0, from * size);
    memory.fill(twice + to * size, 0, (width - to) * size);
    histogram(steps, width, slots, bins + <usize>(((y + row) % phases) * slots) * SLOT);
    steps += width;
    twice += width * size;
  }
}

/**
 * Counts the steps of consecutive sites in slots that take turns, so that neighbours, which often have equal steps, do not wait
 * for each other.
 *
 * @param steps i8 per site
 * @param bins u32, 256 a slot
 */
// @ts-ignore: decorator
@inline
function histogram(steps: usize, n: i32, slots: i32, bins: usize): void {
  let i = 0;
  if (slots == 8) {
    for (; i + 8 <= n; i += 8) {
      const at = steps + i;
      const bin0 = binOf(load<u8>(at), bins);
      const bin1 = binOf(load<u8>(at, 1), bins);
      const bin2 = binOf(load<u8>(at, 2), bins);
      const bin3 = binOf(load<u8>(at, 3), bins);
      const bin4 = binOf(load<u8>(at, 4), bins);
      const bin5 = binOf(load<u8>(at, 5), bins);
      const bin6 = binOf(load<u8>(at, 6), bins);
      const bin7 = binOf(load<u8>(at, 7), bins);
      store<u32>(bin0, load<u32>(bin0) + 1);
      store<u32>(bin1, load<u32>(bin1, SLOT) + 1, SLOT);
      store<u32>(bin2, load<u32>(bin2, 2 * SLOT) + 1, 2 * SLOT);
      store<u32>(bin3, load<u32>(bin3, 3 * SLOT) + 1, 3 * SLOT);
      store<u32>(bin4, load<u32>(bin4, 4 * SLOT) + 1, 4 * SLOT);
      store<u32>(bin5, load<u32>(bin5, 5 * SLOT) + 1, 5 * SLOT);
      store<u32>(bin6, load<u32>(bin6, 6 * SLOT) + 1, 6 * SLOT);
      store<u32>(bin7, load<u32>(bin7, 7 * SLOT) + 1, 7 * SLOT);
    }
  }
  const end = bins + <usize>slots * SLOT;
  for (let slot = bins; i < n; i++) {
    const at = binOf(load<u8>(steps + i), slot);
    store<u32>(at, load<u32>(at) + 1);
    slot += SLOT;
    if (slot == end) slot = bins;
  }
}

/** @param slot in which the bin of a step lies */
// @ts-ignore: decorator
@inline
function binOf(step: u8, slot: usize): usize {
  return slot + (<usize>step << 2);
}
