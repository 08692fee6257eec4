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
      const eight = load<u64>(steps + i);
      count(eight, 0, bins);
      count(eight, 1, bins);
      count(eight, 2, bins);
      count(eight, 3, bins);
      count(eight, 4, bins);
      count(eight, 5, bins);
      count(eight, 6, bins);
      count(eight, 7, bins);
    }
  }
  const end = bins + <usize>slots * SLOT;
  for (let slot = bins; i < n; i++) {
    const at = slot + (<usize>load<u8>(steps + i) << 2);
    store<u32>(at, load<u32>(at) + 1);
    slot += SLOT;
    if (slot == end) slot = bins;
  }
}

// @ts-ignore: decorator
@inline
function count(eight: u64, k: i32, bins: usize): void {
  const at = bins + <usize>k * SLOT + (<usize>((eight >> (<u64>k << 3)) & 255) << 2);
  store<u32>(at, load<u32>(at) + 1);
}
