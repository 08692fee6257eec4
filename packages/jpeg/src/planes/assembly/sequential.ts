import { fillBlock, inverseDct } from './idct';
import { beginInterval, endInterval } from './intervals';
import { BAD_BLOCK, BAD_CODE, BAD_DC, CUT_SHORT, SOUND, Component, Scan, componentOf } from './scan';
import { BITS, extend, find, lookUp } from './tables';

/** Of a load of 64 bits 57 or more are new: after so many the rest is too short to look up, or for any code and its value. */
const FAST: u64 = 57 - <u64>BITS;
const SLOW: u64 = 57 - 31;

/** So many coefficients, in the order of the file, lie in the first four rows and columns. */
const CORNER: i32 = 10;

/** DC coefficients have at most 15 bits. */
const OFFSET: i32 = 1 << 14;

/** The next row of MCUs of a baseline or extended scan (T.81, F.2.2), as samples. Tells what is damaged. */
export function sequentialRow(address: usize): i32 {
  const scan = changetype<Scan>(address);
  const columns = scan.columns;
  const count = scan.count;
  for (let column = 0; column < columns; column++) {
    if (scan.left === 0) beginInterval(scan);
    for (let i = 0; i < count; i++) {
      const component = componentOf(scan, i);
      const across = component.h;
      const down = component.v;
      const stride = component.stride;
      let row = component.samples + <usize>(column * across * 8);
      for (let y = 0; y < down; y++) {
        for (let x = 0; x < across; x++) {
          const damage = block(scan, component, row + <usize>(x << 3), stride);
          if (damage !== SOUND) return damage;
        }
        row += <usize>(stride << 3);
      }
    }
    if (--scan.left > 0) continue;
    const damage = endInterval(scan);
    if (damage !== SOUND) return damage;
  }
  return SOUND;
}

/**
 * The next row of MCUs of such a scan, as coefficients: each block of a component in its place among those of the row.
 * @param ends takes for each MCU where it ends, u32, in bits from where its restart interval begins
 */
export function coefficientRow(address: usize, ends: usize): i32 {
  const scan = changetype<Scan>(address);
  const columns = scan.columns;
  const count = scan.count;
  for (let column = 0; column < columns; column++) {
    if (scan.left === 0) beginInterval(scan);
    for (let i = 0; i < count; i++) {
      const component = componentOf(scan, i);
      for (let y = 0; y < component.v; y++) {
        let place = component.coefficients + (<usize>(y * component.blocks + column * component.h) << 7);
        for (let x = 0; x < component.h; x++) {
          const k = readBlock(scan, component, place);
          if (k < 0) return -k;
          place += 128;
        }
      }
    }
    store<u32>(ends + (<usize>column << 2), scan.at);
    if (--scan.left > 0) continue;
    const damage = endInterval(scan);
    if (damage !== SOUND) return damage;
  }
  return SOUND;
}

// @ts-ignore: decorator
@inline
function peek(base: usize, at: u64): u64 {
  return load<u64>(base - <usize>(at >> 3) - 7) << (at & 7);
}

// @ts-ignore: decorator
@inline
function block(scan: Scan, component: Component, to: usize, stride: usize): i32 {
  const place = scan.block;
  const k = readBlock(scan, component, place);
  if (k < 0) return -k;
  if (k === 1) fillBlock(load<i16>(place), to, stride);
  else inverseDct(place, k <= CORNER, to, stride);
  return SOUND;
}

/** The next block, times the steps of its component. Tells how many coefficients it may have, at least 1, or less than 0 for damage. */
// @ts-ignore: decorator
@inline
function readBlock(scan: Scan, component: Component, place: usize): i32 {
  const base = scan.base;
  const steps = component.steps;
  const table = component.ac;
  const zero = i64x2.splat(0);
  v128.store(place, zero);
  v128.store(place, zero, 16);
  v128.store(place, zero, 32);
  v128.store(place, zero, 48);
  v128.store(place, zero, 64);
  v128.store(place, zero, 80);
  v128.store(place, zero, 96);
  v128.store(place, zero, 112);

  let at = <u64>scan.at;
  let w = peek(base, at);
  let used: u64 = 0;
  let dc = component.before;
  const d = lookUp(component.dc, w);
  if (d & 64) {
    used = <u64>(d & 63);
    dc += d >> 16;
  } else if (d & 128) {
    used = <u64>(d & 63);
  } else {
    const found = d === 0 ? find(component.dc, <i32>(w >> 48)) : ((d & 63) << 8) | (d >> 16);
    if (found === 0) return -BAD_CODE;
    const size = found & 15;
    used = <u64>(found >> 8);
    if (size > 0) dc += extend(<i32>((w << used) >> (64 - size)), size);
    used += size;
  }
  w <<= used;
  component.before = dc;
  if (<u32>(dc + OFFSET) >> 15) return -BAD_DC;
  store<i16>(place, <i16>(dc * (load<i32>(steps) >> 16)));

  let k = 1;
  while (k < 64) {
    if (used > FAST) {
      at += used;
      used = 0;
      w = peek(base, at);
    }
    const e = lookUp(table, w);
    if (e & 64) {
      k += (e >> 8) & 15;
      const step = load<u32>(steps + (<usize>k << 2));
      store<i16>(place + (step & 0xff), <i16>((e >> 16) * <i32>(step >> 16)));
      k++;
      used += <u64>(e & 63);
      w <<= <u64>(e & 63);
      continue;
    }
    // No value and no run: the block ends.
    if ((e & 0xf80) === 0x80) {
      used += <u64>(e & 63);
      break;
    }
    if (used > SLOW) {
      at += used;
      used = 0;
      w = peek(base, at);
    }
    let length = e & 63;
    let run = (e >> 8) & 15;
    let size = e & 128 ? 0 : e >> 16;
    if (e === 0) {
      const found = find(table, <i32>(w >> 48));
      if (found === 0) return -BAD_CODE;
      length = found >> 8;
      run = (found >> 4) & 15;
      size = found & 15;
    }
    w <<= <u64>length;
    used += <u64>length;
    if (size === 0) {
      if (run === 15) {
        k += 16;
        continue;
      }
      if (run > 0) return -BAD_BLOCK;
      break;
    }
    k += run;
    const value = extend(<i32>(w >> (64 - size)), size);
    const step = load<u32>(steps + (<usize>k << 2));
    store<i16>(place + (step & 0xff), <i16>(value * <i32>(step >> 16)));
    k++;
    w <<= <u64>size;
    used += <u64>size;
  }
  if (k > 64) return -BAD_BLOCK;
  at += used;
  scan.at = <u32>at;
  if (<u32>at > scan.end) return -CUT_SHORT;
  return k;
}
