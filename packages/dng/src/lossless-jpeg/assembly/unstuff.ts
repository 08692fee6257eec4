/**
 * Copies coded data up to the next marker or the end without their stuffed zeros (T.81, F.1.2.3), in reverse, so that one load of 64 bits
 * gives the next ones in order.
 *
 * @param source takes 16 bytes more
 * @param base where the first byte goes; the others go before it, and what lies up to 16 bytes before the last is written to
 * @returns how many bytes came out; less 2^31 where a marker follows them
 */
export function unstuff(source: usize, length: i32, base: usize): i32 {
  let i = 0;
  let put: usize = 0;
  const ff = i8x16.splat(-1);
  while (i < length) {
    const x = v128.load(source + i);
    v128.store(base - put - 15, i8x16.shuffle(x, x, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
    const found = i8x16.bitmask(i8x16.eq(x, ff));
    const bytes = found === 0 ? 16 : ctz(found);
    if (i + bytes >= length) return <i32>put + length - i;
    i += bytes;
    put += bytes;
    if (found === 0) continue;
    // The last byte may be the first half of a stuffed pair or of a marker: it is left out, as both are.
    if (i + 1 >= length) return <i32>put;
    if (load<u8>(source + i + 1) !== 0) return <i32>put | 0x80000000;
    put++;
    i += 2;
  }
  return <i32>put;
}
