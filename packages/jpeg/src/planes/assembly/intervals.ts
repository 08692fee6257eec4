import { CUT_SHORT, EMPTY_LEFT, SOUND, SURPLUS, Scan, componentOf } from './scan';

/** Zeros behind the coded data, more than a block can take (entropy/bit-reader.ts). */
const BEHIND: usize = 512;
/** In bits: less than 8 bytes. */
const MOST_SURPLUS: u32 = 63;

/** The next restart interval: its bytes without stuffing, in reverse, so that one load gives the next 57 bits or more in order. */
export function beginInterval(scan: Scan): void {
  const entry = scan.intervals + ((<usize>scan.next) << 2);
  const from = load<u32>(entry);
  const length = unstuff(scan.source + from, <i32>(load<u32>(entry, 4) - from), scan.base);
  memory.fill(scan.base - length - BEHIND + 1, 0, BEHIND);
  scan.at = 0;
  scan.end = (<u32>length) << 3;
  scan.left = min(scan.interval, scan.mcus - scan.next * scan.interval);
  scan.next++;
  scan.empty = 0;
  for (let i = 0; i < scan.count; i++) componentOf(scan, i).before = 0;
}

export function endInterval(scan: Scan): i32 {
  if (scan.empty > 0) return EMPTY_LEFT;
  if (scan.at > scan.end) return CUT_SHORT;
  return scan.end - scan.at > MOST_SURPLUS ? SURPLUS : SOUND;
}

/** Copies up to the next marker, the first byte to `base`; tells how many bytes. */
function unstuff(source: usize, length: i32, base: usize): usize {
  let i = 0;
  let put: usize = 0;
  const ff = i8x16.splat(-1);
  while (i + 16 <= length) {
    const x = v128.load(source + i);
    v128.store(base - put - 15, i8x16.shuffle(x, x, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
    const found = i8x16.bitmask(i8x16.eq(x, ff));
    if (found === 0) {
      i += 16;
      put += 16;
      continue;
    }
    const bytes = ctz(found) + 1;
    put += bytes;
    i += bytes;
    while (i < length && load<u8>(source + i) === 0xff) i++;
    if (i >= length || load<u8>(source + i) !== 0) return put - 1;
    i++;
  }
  while (i < length) {
    const byte = load<u8>(source + i++);
    store<u8>(base - put++, byte);
    if (byte !== 0xff) continue;
    while (i < length && load<u8>(source + i) === 0xff) i++;
    if (i >= length || load<u8>(source + i) !== 0) return put - 1;
    i++;
  }
  return put;
}
