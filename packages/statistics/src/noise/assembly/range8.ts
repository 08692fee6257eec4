/** @param samples u8, n of them, at least one @returns the least, and the greatest from bit 8 on */
export function range8(samples: usize, n: i32): i32 {
  let least = v128.load8_splat(samples);
  let greatest = least;
  const vectors = samples + (n & ~15);
  for (let at = samples; at < vectors; at += 16) {
    const x = v128.load(at);
    least = v128.min<u8>(least, x);
    greatest = v128.max<u8>(greatest, x);
  }
  for (let at = vectors; at < samples + n; at++) {
    const x = v128.load8_splat(at);
    least = v128.min<u8>(least, x);
    greatest = v128.max<u8>(greatest, x);
  }
  return (255 - mostOf(v128.not(least))) | (mostOf(greatest) << 8);
}

/** The greatest of sixteen u8. */
function mostOf(x: v128): i32 {
  let most = v128.max<u8>(x, i8x16.shuffle(x, x, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  most = v128.max<u8>(most, i8x16.shuffle(most, most, 4, 5, 6, 7, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3));
  most = v128.max<u8>(most, i8x16.shuffle(most, most, 2, 3, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1));
  return max(i8x16.extract_lane_u(most, 0), i8x16.extract_lane_u(most, 1));
}

/** @param samples u8, n of them @param value from 0 to 255 @returns how many are at least the value */
export function countFrom8(samples: usize, n: i32, value: i32): i32 {
  const from = i8x16.splat(<i8>value);
  const vectors = samples + (n & ~15);
  let sums = i32x4.splat(0);
  let at = samples;
  while (at < vectors) {
    // As many as a lane of 8 bits can count.
    const stop = min(vectors, at + 16 * 255);
    let counts = i8x16.splat(0);
    for (; at < stop; at += 16) counts = i8x16.sub(counts, i8x16.ge_u(v128.load(at), from));
    sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(counts)));
  }
  let count = i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1);
  count += i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3);
  for (; at < samples + n; at++) count += i32(<i32>load<u8>(at) >= value);
  return count;
}
