/** Samples of two scans in turns, so that neither waits for the bits of the other: of two components that are predicted from the left. */
import { Scan } from './scan';
import { differenceOf, find, lookUp } from './tables';

/**
 * The next rows of both, which are equally wide. Tells whether none is beyond the end of the data; `seen` has all bits set where a code
 * was not defined.
 */
export function decodeTwo(address: usize, other: usize, count: i32): bool {
  const a = changetype<Scan>(address);
  const b = changetype<Scan>(other);
  const bytes = <usize>a.width << 1;
  const apart = b.rows - a.rows;
  const baseA = a.base;
  const baseB = b.base;
  const tableA0 = a.table0;
  const tableA1 = a.table1;
  const tableB0 = b.table0;
  const tableB1 = b.table1;
  let atA = a.at;
  let atB = b.at;
  let seenA: u32 = 0;
  let seenB: u32 = 0;
  let row = a.rows;
  for (let y = 0; y < count; y++) {
    let beforeA = firstBefore(a, row);
    let beforeB = firstBefore(b, row + apart);
    row += bytes;
    const end = row + bytes;
    for (let to = row; to < end; to += 4) {
      atA = decodePair(a, baseA, atA, tableA0, tableA1, to, beforeA);
      beforeA = load<u32>(to);
      seenA |= beforeA;
      atB = decodePair(b, baseB, atB, tableB0, tableB1, to + apart, beforeB);
      beforeB = load<u32>(to + apart);
      seenB |= beforeB;
    }
    if (atA > a.end || atB > b.end) return false;
    a.done++;
    b.done++;
  }
  keep(a, row, atA, seenA);
  keep(b, row + apart, atB, seenB);
  return true;
}

function firstBefore(scan: Scan, row: usize): u32 {
  return scan.done === 0 ? scan.middle * 0x10001 : load<u32>(row);
}

function keep(scan: Scan, row: usize, at: u32, seen: u32): void {
  memory.copy(scan.rows, row, <usize>scan.width << 1);
  scan.at = at;
  scan.seen |= (seen | (seen >>> 16)) & 0xffff;
}

/** Stores two samples and returns the position behind their codes. */
// @ts-ignore: decorator
@inline
function decodePair(scan: Scan, base: usize, from: u32, table0: usize, table1: usize, to: usize, before: u32): u32 {
  let at = from;
  let word = bitsAt(base, at);
  let entry = lookUp(table0, word);
  if (entry === 0) entry = findOr(scan, table0, word);
  const first = (before + differenceOf(word, entry)) & 0xffff;
  at += entry & 63;
  word <<= <u64>entry;
  entry = lookUp(table1, word);
  if (entry === 0) {
    // Two that are not looked up take up to 62 bits.
    word = bitsAt(base, at);
    entry = findOr(scan, table1, word);
  }
  store<u32>(to, first | (((before >> 16) + differenceOf(word, entry)) << 16));
  return at + (entry & 63);
}

/** 57 bits or more from a position on. */
// @ts-ignore: decorator
@inline
function bitsAt(base: usize, at: u32): u64 {
  return load<u64>(base - (at >> 3) - 7) << <u64>(at & 7);
}

function findOr(scan: Scan, table: usize, word: u64): i32 {
  const entry = find(table, word);
  if (entry === 0) scan.seen = -1;
  return entry;
}
