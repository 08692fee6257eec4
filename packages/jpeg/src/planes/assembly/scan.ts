/** What the decoder in `wasm` lays out for the kernels. All fields have 4 bytes; addresses are those of the memory. */

/** One component of a scan. */
@unmanaged
export class Component {
  /** Tables as `buildTable` makes them. */
  dc: usize;
  ac: usize;
  /** 80 times u32, in the order of the file: the place of the coefficient in bytes, and its step times 65536. */
  steps: usize;
  /** Where the samples of a row of MCUs go, and how many bytes their rows have. */
  samples: usize;
  stride: i32;
  /** Coefficients of a progressive picture, 128 bytes per block in the order of the file, and how many blocks a row has. */
  coefficients: usize;
  blocks: i32;
  /** Blocks in an MCU of this scan, across and down. */
  h: i32;
  v: i32;
  /** The DC coefficient before. */
  before: i32;
}

@unmanaged
export class Scan {
  components: usize;
  count: i32;
  /** MCUs. */
  columns: i32;
  rows: i32;
  /** MCUs in a restart interval, how many of the present one are left, and how many there are in all. */
  interval: i32;
  left: i32;
  mcus: i32;
  /** Where each interval begins in the coded data, u32, with the end of the last; and which one comes next. */
  intervals: usize;
  next: i32;
  source: usize;
  /** Where the first byte of the present interval lies; the others lie before it, the last one first. */
  base: usize;
  /** In bits: how far it is read, and how long it is. */
  at: u32;
  end: u32;
  /** The band and the bits of a progressive scan (T.81, G.1.1.1). */
  first: i32;
  last: i32;
  low: i32;
  /** Blocks without a further coefficient that are still to come. */
  empty: i32;
  /** Room for a block and what the first pass makes of it, 256 bytes. */
  block: usize;
}

const SIZE_OF_COMPONENT: usize = offsetof<Component>();

// @ts-ignore: decorator
@inline
export function componentOf(scan: Scan, index: i32): Component {
  return changetype<Component>(scan.components + <usize>index * SIZE_OF_COMPONENT);
}

/** What comes of a kernel: nothing, or how the data are damaged. `wasm/damage.ts` has the words. */
export const SOUND: i32 = 0;
export const CUT_SHORT: i32 = 1;
export const BAD_BLOCK: i32 = 2;
export const BAD_CODE: i32 = 3;
export const BAD_DC: i32 = 4;
export const BAD_AC: i32 = 5;
export const SURPLUS: i32 = 6;
export const EMPTY_LEFT: i32 = 7;
