/** What residuals of 8-bit sites are weighed with. */

/** The greatest weight. */
const MOST: f32 = 32767;
/** Weights of 2^13 make a step of half a DN. */
const UNIT: f32 = 8192;

/**
 * By spread and level, for one ring: UNIT / sqrt(spread^2 ofSpread + ofLevel[level]). What samples of a frame cannot have is left as it is.
 *
 * @param ofLevel 256 f32, in half DN squared, over what makes steps
 * @param ofSpread what the square of a spread weighs in that unit
 * @param table 256 x 256 u16, by spread and level: spreads are few, so that what is looked up lies close together
 * @param least sample of the frame
 * @param greatest sample of the frame
 */
export function weights8(ofLevel: usize, ofSpread: f32, table: usize, least: i32, greatest: i32): void {
  const from: usize = least & ~7;
  for (let spread = 0; spread <= greatest - least; spread++) {
    const square = f32x4.splat(<f32>(spread * spread) * ofSpread);
    const row = table + (<usize>spread << 9);
    for (let level = from; level <= <usize>greatest; level += 8) {
      const from = ofLevel + (level << 2);
      const low = weigh(f32x4.add(square, v128.load(from)));
      const high = weigh(f32x4.add(square, v128.load(from, 16)));
      v128.store(row + (level << 1), i16x8.narrow_i32x4_s(low, high));
    }
  }
}

/** To the nearest whole number, halves up. */
// @ts-ignore: decorator
@inline
function weigh(square: v128): v128 {
  const weight = f32x4.pmin(f32x4.div(f32x4.splat(UNIT), f32x4.sqrt(square)), f32x4.splat(MOST));
  return i32x4.trunc_sat_f32x4_s(f32x4.add(weight, f32x4.splat(0.5)));
}
