/** Bytes before the details of a shift. */
const HEAD: usize = 16;

/**
 * Which photographs may show the scene of one photograph, as its details along one axis tell.
 *
 * @param shifted details of the one, bright and dark ones, shifted in turn by nothing, by as little as the camera may have moved,
 * and by more; 16 bytes before each begin with the number of its details behind the first `early` bytes, an i32
 * @param bytes of the bright or the dark details of a photograph, a multiple of 16 and less than 512
 * @param early multiple of 16: behind so many bytes it is asked whether scenes can still be the same
 * @param nearby shifts of which one has to agree
 * @param all shifts; those beyond must not agree better
 * @param least details that both show, for an agreement
 * @param same agreement from which scenes are the same
 * @param others details of the others
 * @param flags u8 per other: whether it may show the same scene; cleared where it does not
 */
export function sameAlong(
  shifted: usize,
  bytes: i32,
  early: i32,
  nearby: i32,
  all: i32,
  least: f64,
  same: f64,
  others: usize,
  n: i32,
  flags: usize,
): void {
  const size: usize = 2 * bytes;
  const farther = shifted + <usize>nearby * (HEAD + size);
  for (let k = 0; k < n; k++, others += size) {
    if (load<u8>(flags + k) == 0) continue;
    const best = bestOf(shifted, nearby, bytes, early, others, least, same);
    const isSame = best >= same && bestOf(farther, all - nearby, bytes, early, others, least, same) <= best;
    store<u8>(flags + k, u8(isSame));
  }
}

/** The best agreement of all shifts, or any less than `same`. */
function bestOf(shifted: usize, shifts: i32, bytes: i32, early: i32, other: usize, least: f64, same: f64): f64 {
  let best: f64 = -1;
  for (let i = 0; i < shifts; i++, shifted += HEAD + 2 * bytes)
    best = max(best, agreement(shifted, other, bytes, early, least, same));
  return best;
}

/** How much more often details agree than they disagree, as a share of all; 0 where they are too few; any less than `same` instead of that. */
function agreement(shifted: usize, other: usize, bytes: i32, early: i32, least: f64, same: f64): f64 {
  const one = shifted + HEAD;
  let agreeing = i8x16.splat(0);
  let opposed = i8x16.splat(0);
  let end = early;
  let i = 0;
  while (true) {
    if (i == end) {
      const agree = sumOf(agreeing);
      const oppose = sumOf(opposed);
      if (end == bytes) return agree + oppose < least ? 0 : (agree - oppose) / (agree + oppose);
      // At best all that is left agrees.
      const most = agree + f64(load<i32>(shifted));
      if (most - oppose < same * (most + oppose)) return -1;
      end = bytes;
    }
    const bright = v128.load(one + i);
    const dark = v128.load(one + bytes + i);
    const otherBright = v128.load(other + i);
    const otherDark = v128.load(other + bytes + i);
    const alike = v128.or(v128.and(bright, otherBright), v128.and(dark, otherDark));
    const unlike = v128.or(v128.and(bright, otherDark), v128.and(dark, otherBright));
    agreeing = i8x16.add(agreeing, i8x16.popcnt(alike));
    opposed = i8x16.add(opposed, i8x16.popcnt(unlike));
    i += 16;
  }
}

// @ts-ignore: decorator
@inline
function sumOf(counts: v128): f64 {
  const sums = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(counts));
  return f64(
    i32x4.extract_lane(sums, 0) +
      i32x4.extract_lane(sums, 1) +
      i32x4.extract_lane(sums, 2) +
      i32x4.extract_lane(sums, 3),
  );
}
