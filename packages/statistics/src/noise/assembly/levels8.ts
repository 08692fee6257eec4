/**
 * Sites of pictures in the order of their levels. A site is a u32: its level from bit 18 on, its spread from bit 10 on, and its residual.
 */
const LEVEL: u32 = 18;
const SPREAD: u32 = 10;
const RESIDUAL: u32 = 1023;
/** Bytes of a count for each level, each spread and each residual. */
const LEVELS: usize = 4 * 512;
const SPREADS: usize = 4 * 256;
const RESIDUALS: usize = 4 * 512;

/**
 * Packs some sites of a row, and counts their levels.
 *
 * @param samples u8 of the row
 * @param levels as `sites8` has them
 * @param spreads as `sites8` has them
 * @param from the first site, which is followed by each that is `step` further, before `to`
 * @param counts u32, 512
 * @param packed where the sites are to be
 * @returns the end of them
 */
export function packSites(
  samples: usize,
  levels: usize,
  spreads: usize,
  from: i32,
  to: i32,
  step: i32,
  counts: usize,
  packed: usize,
): usize {
  for (let x = from; x < to; x += step) {
    const level = <i32>load<u16>(levels + (<usize>x << 1));
    const spread = <u32>load<u8>(spreads + x);
    const residual = abs(2 * <i32>load<u8>(samples + x) - level);
    store<u32>(packed, (<u32>level << LEVEL) | (spread << SPREAD) | <u32>residual);
    addAt(counts, level, 1);
    packed += 4;
  }
  return packed;
}

/**
 * Sorts sites by their levels; equals keep their order.
 *
 * @param counts of the levels, which become the ends of the sites of each
 * @param packed n sites
 * @param ordered where they are to be in their order
 */
export function orderSites(counts: usize, packed: usize, n: i32, ordered: usize): void {
  let start = 0;
  for (let at = counts; at < counts + LEVELS; at += 4) {
    const more = load<i32>(at);
    store<i32>(at, start);
    start += more;
  }
  for (let i = 0; i < n; i++) {
    const site = load<u32>(packed + (<usize>i << 2));
    const at = counts + (<usize>(site >> LEVEL) << 2);
    const place = load<i32>(at);
    store<i32>(at, place + 1);
    store<u32>(ordered + (<usize>place << 2), site);
  }
}

/**
 * What the calmer half of some sites shows; of sites with equal spreads the first are taken.
 *
 * @param sites in their order
 * @param n of them, at least one
 * @param half how many are taken
 * @param counts room for 768 u32
 * @returns the levels of the taken together; their two residuals in the middle together lie in the first i32 of `counts`
 */
export function measureSites(sites: usize, n: i32, half: i32, counts: usize): i32 {
  const residuals = counts + SPREADS;
  memory.fill(counts, 0, SPREADS + RESIDUALS);
  const end = sites + (<usize>n << 2);
  for (let at = sites; at < end; at += 4) addAt(counts, (load<u32>(at) >> SPREAD) & 255, 1);
  const limit = valueAt(counts, half - 1);
  let equals = half;
  for (let spread = 0; spread < limit; spread++) equals -= load<i32>(counts + (<usize>spread << 2));
  let sum = 0;
  for (let at = sites; at < end; at += 4) {
    const site = load<u32>(at);
    const spread = <i32>((site >> SPREAD) & 255);
    // Without branches: which way they go is as good as random.
    const isEqual = i32(spread == limit) & i32(equals > 0);
    equals -= isEqual;
    const isTaken = i32(spread < limit) | isEqual;
    sum += isTaken * <i32>(site >> LEVEL);
    addAt(residuals, site & RESIDUAL, isTaken);
  }
  store<i32>(counts, valueAt(residuals, (half - 1) >> 1) + valueAt(residuals, half >> 1));
  return sum;
}

// @ts-ignore: decorator
@inline
function addAt(counts: usize, value: u32, more: i32): void {
  const at = counts + (<usize>value << 2);
  store<i32>(at, load<i32>(at) + more);
}

/** The value that would stand at a place if all that were counted were sorted. */
function valueAt(counts: usize, place: i32): i32 {
  let value = 0;
  for (let n = load<i32>(counts); n <= place; n += load<i32>(counts + (<usize>value << 2))) value++;
  return value;
}
