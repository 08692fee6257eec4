/** Samples out of coded data: ITU-T T.81, annexes F.2.2 and H.2. */
import { decodePairs } from './pairs';
import { addAround } from './predict';
import { beforeRow, peek, Scan } from './scan';
import { differenceOf, find, lookUp } from './tables';

/** The next rows. Tells whether all their codes are defined, and none is beyond the end of the data. */
export function decodeRows(address: usize, count: i32): bool {
  const scan = changetype<Scan>(address);
  const bytes = <usize>scan.width << 1;
  let row = scan.rows;
  for (let y = 0; y < count; y++) {
    row += bytes;
    // The first row has nothing above it.
    const isLeft = scan.predictor === 1 || scan.done === 0;
    if (scan.components === 1) decodeRow(scan, row, isLeft, 1);
    else if (scan.components === 2) decodePairs(scan, row, isLeft);
    else if (scan.components === 3) decodeRow(scan, row, isLeft, 3);
    else decodeRow(scan, row, isLeft, 4);
    if (scan.at > scan.end) return false;
    if (!isLeft) scan.seen |= addAround(row, scan.width, scan.components, scan.predictor);
    scan.done++;
  }
  memory.copy(scan.rows, row, bytes);
  return true;
}

/**
 * Samples that are predicted from their left neighbours, or differences. `scan.at` is beyond all ends where a code is not defined.
 *
 * @param components a constant: code is made for each
 */
// @ts-ignore: decorator
@inline
function decodeRow(scan: Scan, row: usize, isLeft: bool, components: i32): void {
  const base = scan.base;
  const end = row + (<usize>scan.width << 1);
  const keep = isLeft ? 0xffff : 0;
  // Components take turns: what is needed next is moved to the front.
  let table0 = scan.table0;
  let table1 = scan.table1;
  let table2 = scan.table2;
  let table3 = scan.table3;
  let before0 = beforeRow(scan, row, 0) & keep;
  let before1 = components > 1 ? beforeRow(scan, row, 1) & keep : 0;
  let before2 = components > 2 ? beforeRow(scan, row, 2) & keep : 0;
  let before3 = components > 3 ? beforeRow(scan, row, 3) & keep : 0;
  let seen = 0;
  // The next bits, the first of them on the left; `held` of them count, and the byte at `next` follows.
  let next = scan.at >> 3;
  let word = peek(base, next) << <u64>(scan.at & 7);
  let held: i32 = 56 - (scan.at & 7);
  next += 7;
  for (let to = row; to < end; to += 2) {
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
    const difference = differenceOf(word, entry);
    word <<= <u64>entry;
    held -= entry & 63;
    const sample = before0 + difference;
    store<u16>(to, <u16>sample);
    seen |= sample;
    if (components === 1) before0 = sample & keep;
    else {
      before0 = before1;
      const table = table0;
      table0 = table1;
      before1 = before2;
      table1 = table2;
      if (components === 3) {
        before2 = sample & keep;
        table2 = table;
      } else {
        before2 = before3;
        before3 = sample & keep;
        table2 = table3;
        table3 = table;
      }
    }
  }
  scan.at = (next << 3) - held;
  if (isLeft) scan.seen |= seen & 0xffff;
}
