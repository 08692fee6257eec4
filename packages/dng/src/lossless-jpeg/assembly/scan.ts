/** What the decoder in `wasm` lays out. All fields have 4 bytes; addresses are those of the memory. */
@unmanaged
export class Scan {
  /** Where the first byte of the data lies, without stuffing; the others lie before it, and zeros before the last. */
  base: usize;
  /** In bits: how far they are read, and how long they are. */
  at: u32;
  end: u32;
  /** A table for each component, as `buildTable` makes them. */
  table0: usize;
  table1: usize;
  table2: usize;
  table3: usize;
  components: i32;
  /** Samples of a row, of all components. */
  width: i32;
  predictor: i32;
  /** The sample that is predicted where there is none. */
  middle: i32;
  /** u16, the row that was decoded last; those to come go behind it. */
  rows: usize;
  /** Rows that are decoded. */
  done: i32;
  /** All samples, combined by OR. */
  seen: i32;
}

/** The sample of a component that stands for the one to the left of the first of a row: T.81, H.1.2.1. */
// @ts-ignore: decorator
@inline
export function beforeRow(scan: Scan, row: usize, component: usize): i32 {
  return scan.done === 0 ? scan.middle : load<u16>(row - (<usize>scan.width << 1) + (component << 1));
}

/** The eight bytes of data from one on. */
// @ts-ignore: decorator
@inline
export function peek(base: usize, index: u32): u64 {
  return load<u64>(base - index - 7);
}
