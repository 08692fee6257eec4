/**
 * Which photographs may show the scene of one photograph, as its details along one axis tell.
 *
 * @param shifted details of the one, bright and dark ones, shifted in turn by nothing, by as little as the camera may have moved,
 * and by more
 * @param bytes of the bright or the dark details of a photograph, a multiple of 16 and less than 512
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
  nearby: i32,
  all: i32,
  least: f64,
  same: f64,
  others: usize,
  n: i32,
  flags: usize,
): void {
  const size: usize = 2 * bytes;
  for (let k = 0; k < n; k++, others += size) {
    if (load<u8>(flags + k) == 0) continue;
    const best = bestOf(shifted, nearby, bytes, others, least);
    const isSame = best >= same && bestOf(shifted + nearby * size, all - nearby, bytes, others, least) <= best;
    store<u8>(flags + k, u8(isSame));
  }
}

function bestOf(shifted: usize, shifts: i32, bytes: i32, other: usize, least: f64): f64 {
  let best: f64 = -1;
  for (let i = 0; i < shifts; i++, shifted += 2 * bytes) best = max(best, agreement(shifted, other, bytes, least));
  return best;
}

/** How much more often details agree than they disagree, as a share of all; 0 where they are too few. */
function agreement(one: usize, other: usize, bytes: i32, least: f64): f64 {
  let same = i8x16.splat(0);
  let opposite = i8x16.splat(0);
  for (let i = 0; i < bytes; i += 16) {
    const bright = v128.load(one + i);
    const dark = v128.load(one + bytes + i);
    const otherBright = v128.load(other + i);
    const otherDark = v128.load(other + bytes + i);
    const alike = v128.or(v128.and(bright, otherBright), v128.and(dark, otherDark));
    const unlike = v128.or(v128.and(bright, otherDark), v128.and(dark, otherBright));
    same = i8x16.add(same, i8x16.popcnt(alike));
    opposite = i8x16.add(opposite, i8x16.popcnt(unlike));
  }
  const agree = sumOf(same);
  const disagree = sumOf(opposite);
  return agree + disagree < least ? 0 : (agree - disagree) / (agree + disagree);
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
