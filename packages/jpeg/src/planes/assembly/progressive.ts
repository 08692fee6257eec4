import { fillBlock, inverseDct } from './idct';
import { beginInterval, endInterval } from './intervals';
import { BAD_AC, BAD_BLOCK, BAD_CODE, BAD_DC, CUT_SHORT, SOUND, Component, Scan, componentOf } from './scan';
import { extend, find, lookUp } from './tables';

/** What a progressive scan adds to the blocks. */
const DC_FIRST: i32 = 0;
const DC_LATER: i32 = 1;
const AC_FIRST: i32 = 2;
const AC_LATER: i32 = 3;

const OFFSET: i32 = 1 << 14;

/** A whole progressive scan (T.81, G.1.2), into the coefficients. Tells what is damaged. */
export function progressiveScan(address: usize, isLater: i32): i32 {
  const scan = changetype<Scan>(address);
  if (scan.first > 0) return isLater ? visit(scan, AC_LATER) : visit(scan, AC_FIRST);
  return isLater ? visit(scan, DC_LATER) : visit(scan, DC_FIRST);
}

// @ts-ignore: decorator
@inline
function visit(scan: Scan, kind: i32): i32 {
  for (let row = 0; row < scan.rows; row++) {
    for (let column = 0; column < scan.columns; column++) {
      if (scan.left === 0) beginInterval(scan);
      for (let i = 0; i < scan.count; i++) {
        const component = componentOf(scan, i);
        for (let y = row * component.v; y < (row + 1) * component.v; y++) {
          for (let x = column * component.h; x < (column + 1) * component.h; x++) {
            const damage = block(kind, scan, component, component.coefficients + (<usize>(y * component.blocks + x) << 7));
            if (damage !== SOUND) return damage;
            if (scan.at > scan.end) return CUT_SHORT;
          }
        }
      }
      if (--scan.left > 0) continue;
      const damage = endInterval(scan);
      if (damage !== SOUND) return damage;
    }
  }
  return SOUND;
}

// @ts-ignore: decorator
@inline
function block(kind: i32, scan: Scan, component: Component, place: usize): i32 {
  if (kind === DC_FIRST) return dcFirst(scan, component, place);
  if (kind === AC_FIRST) return acFirst(scan, component, place);
  if (kind === AC_LATER) return acLater(scan, component, place);
  store<i16>(place, load<i16>(place) | <i16>(bits(scan, 1) << scan.low));
  return SOUND;
}

/** 57 bits or more, from the highest on. */
// @ts-ignore: decorator
@inline
function peek(scan: Scan): u64 {
  return load<u64>(scan.base - <usize>(scan.at >> 3) - 7) << <u64>(scan.at & 7);
}

// @ts-ignore: decorator
@inline
function bits(scan: Scan, count: i32): i32 {
  if (count === 0) return 0;
  const value = <i32>(peek(scan) >> (64 - count));
  scan.at += count;
  return value;
}

/** Length times 256, plus the symbol; 0 for a code that is none. */
// @ts-ignore: decorator
@inline
function symbolOf(table: usize, w: u64, e: i32): i32 {
  if (e === 0) return find(table, <i32>(w >> 48));
  return ((e & 63) << 8) | ((e >> 4) & 0xf0) | (e & 128 ? 0 : e >> 16);
}

// @ts-ignore: decorator
@inline
function dcFirst(scan: Scan, component: Component, place: usize): i32 {
  const w = peek(scan);
  const e = lookUp(component.dc, w);
  if (e & 64) {
    component.before += e >> 16;
    scan.at += e & 63;
  } else {
    const found = symbolOf(component.dc, w, e);
    if (found === 0) return BAD_CODE;
    scan.at += found >> 8;
    const size = found & 15;
    if (size > 0) component.before += extend(bits(scan, size), size);
  }
  const value = component.before << scan.low;
  if (<u32>(value + OFFSET) >> 15) return BAD_DC;
  store<i16>(place, <i16>value);
  return SOUND;
}

// @ts-ignore: decorator
@inline
function acFirst(scan: Scan, component: Component, place: usize): i32 {
  if (scan.empty > 0) {
    scan.empty--;
    return SOUND;
  }
  const table = component.ac;
  const base = scan.base;
  const last = scan.last;
  const low = scan.low;
  const least = 1 << (15 - low);
  let at = scan.at;
  let k = scan.first;
  while (k <= last) {
    const w = load<u64>(base - <usize>(at >> 3) - 7) << <u64>(at & 7);
    const e = lookUp(table, w);
    let value = e >> 16;
    if (e & 64) {
      k += (e >> 8) & 15;
      at += e & 63;
    } else {
      const found = symbolOf(table, w, e);
      if (found === 0) return BAD_CODE;
      const run = (found >> 4) & 15;
      const size = found & 15;
      const length = found >> 8;
      const behind = w << <u64>length;
      at += length;
      if (size === 0 && run < 15) {
        scan.empty = (1 << run) - 1;
        if (run > 0) scan.empty += <i32>(behind >> (64 - run));
        at += run;
        break;
      }
      k += run;
      at += size;
      value = size === 0 ? 0 : extend(<i32>(behind >> (64 - size)), size);
    }
    if (k > last) return BAD_BLOCK;
    if (value >= least || value <= -least) return BAD_AC;
    if (value !== 0) store<i16>(place + (<usize>k << 1), <i16>(value << low));
    k++;
  }
  scan.at = at;
  return SOUND;
}

// @ts-ignore: decorator
@inline
function acLater(scan: Scan, component: Component, place: usize): i32 {
  const table = component.ac;
  const last = scan.last;
  const known = nonzeros(place);
  let k = scan.first;
  while (k <= last && scan.empty === 0) {
    const w = peek(scan);
    const e = lookUp(table, w);
    // A value that was looked up together with its code has one bit, or is none that may be here.
    const isValue = e & 64;
    const found = isValue ? 0 : symbolOf(table, w, e);
    if (!isValue && found === 0) return BAD_CODE;
    const run = isValue ? (e >> 8) & 15 : (found >> 4) & 15;
    const size = isValue ? 1 : found & 15;
    let value = isValue ? e >> 16 : 0;
    if (size > 1 || value > 1 || value < -1) return BAD_BLOCK;
    scan.at += isValue ? e & 63 : found >> 8;
    if (size === 0 && run < 15) {
      scan.empty = (1 << run) + bits(scan, run);
      break;
    }
    if (size === 1 && !isValue) value = bits(scan, 1) === 1 ? 1 : -1;
    k = passOver(scan, place, known, k, run);
    if (k > last) return BAD_BLOCK;
    if (value !== 0) store<i16>(place + (<usize>k << 1), <i16>(value << scan.low));
    k++;
  }
  if (scan.empty > 0) {
    if (k <= last) correctAll(scan, place, (known >> <u64>k) << <u64>k);
    scan.empty--;
  }
  return SOUND;
}

/** A bit for each coefficient that is known; tells where the next zero behind so many others is, or a place behind the band. */
// @ts-ignore: decorator
@inline
function passOver(scan: Scan, place: usize, known: u64, from: i32, zeros: i32): i32 {
  const last = scan.last;
  let k = from;
  let left = zeros;
  while (k <= last) {
    const rest = known >> <u64>k;
    const gap = rest === 0 ? 64 : <i32>ctz(rest);
    if (gap > left) return k + left;
    left -= gap;
    k += gap;
    if (k <= last) correct(scan, place + (<usize>k << 1));
    k++;
  }
  return k;
}

/** A bit for each coefficient up to the end of the band that is known. */
// @ts-ignore: decorator
@inline
function correctAll(scan: Scan, place: usize, known: u64): void {
  for (let rest = known & (<u64>-1 >> <u64>(63 - scan.last)); rest !== 0; rest &= rest - 1) {
    correct(scan, place + (<usize>ctz(rest) << 1));
  }
}

// @ts-ignore: decorator
@inline
function correct(scan: Scan, at: usize): void {
  const position = scan.at++;
  if (((load<u8>(scan.base - <usize>(position >> 3)) >> (7 - (position & 7))) & 1) === 0) return;
  const value = load<i16>(at);
  const more = <i16>(<i32>1 << scan.low);
  store<i16>(at, value < 0 ? value - more : value + more);
}

/** A bit for each coefficient of a block that is not zero, the first one lowest. */
// @ts-ignore: decorator
@inline
function nonzeros(place: usize): u64 {
  return (
    <u64>sixteen(place) | (<u64>sixteen(place + 32) << 16) | (<u64>sixteen(place + 64) << 32) | (<u64>sixteen(place + 96) << 48)
  );
}

// @ts-ignore: decorator
@inline
function sixteen(place: usize): u32 {
  const zero = i16x8.splat(0);
  return <u32>i8x16.bitmask(
    i8x16.narrow_i16x8_s(i16x8.ne(v128.load(place), zero), i16x8.ne(v128.load(place, 16), zero)),
  );
}

/** So many coefficients, in the order of the file, lie in the first four rows and columns. */
const CORNER: u64 = 10;

/**
 * A row of blocks of coefficients, as samples.
 * @param steps as `Component` has them
 * @param block room for 256 bytes
 */
export function transformRow(from: usize, count: i32, steps: usize, block: usize, to: usize, stride: i32): void {
  for (let i = 0; i < count; i++) {
    const present = nonzeros(from);
    if (present >> 1 === 0) {
      fillBlock(<i16>(<i32>load<i16>(from) * <i32>(load<u32>(steps) >> 16)), to, stride);
    } else {
      memory.fill(block, 0, 128);
      for (let rest = present; rest !== 0; rest &= rest - 1) {
        const k = <usize>ctz(rest);
        const step = load<u32>(steps + (k << 2));
        store<i16>(block + (step & 0xff), <i16>(<i32>load<i16>(from + (k << 1)) * <i32>(step >> 16)));
      }
      inverseDct(block, present >> CORNER === 0, to, stride);
    }
    from += 128;
    to += 8;
  }
}
