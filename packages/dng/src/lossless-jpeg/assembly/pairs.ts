/** Samples of two components that take turns, as most writers of DNG have them: one load of bits is enough for both. */
import { beforeRow, peek, Scan } from './scan';
import { differenceOf, find, lookUp } from './tables';

/** What `decodeRow` in rows.ts does. */
export function decodePairs(scan: Scan, row: usize, isLeft: bool): void {
  const base = scan.base;
  const end = row + (<usize>scan.width << 1);
  const keep = isLeft ? 0xffff : 0;
  const table0 = scan.table0;
  const table1 = scan.table1;
  let before0 = beforeRow(scan, row, 0) & keep;
  let before1 = beforeRow(scan, row, 1) & keep;
  let seen = 0;
  let next = scan.at >> 3;
  let word = peek(base, next) << <u64>(scan.at & 7);
  let held: i32 = 56 - (scan.at & 7);
  next += 7;
  for (let to = row; to < end; to += 4) {
    word |= peek(base, next) >> <u64>held;
    next += (63 - held) >> 3;
    held |= 56;
    let entry = lookUp(table0, word);
    if (entry === 0) {
      entry = find(table0, word);
      if (entry === 0) {
        scan.at = -1;
        return;
      }
    }
    const first = (before0 + differenceOf(word, entry)) & 0xffff;
    word <<= <u64>entry;
    held -= entry & 63;
    entry = lookUp(table1, word);
    if (entry === 0) {
      // Two that are not looked up take up to 62 bits.
      word |= peek(base, next) >> <u64>held;
      next += (63 - held) >> 3;
      held |= 56;
      entry = find(table1, word);
      if (entry === 0) {
        scan.at = -1;
        return;
      }
    }
    const both = first | ((before1 + differenceOf(word, entry)) << 16);
    word <<= <u64>entry;
    held -= entry & 63;
    store<u32>(to, both);
    seen |= both;
    before0 = first & keep;
    before1 = (both >>> 16) & keep;
  }
  scan.at = (next << 3) - held;
  if (isLeft) scan.seen |= (seen | (seen >>> 16)) & 0xffff;
}
