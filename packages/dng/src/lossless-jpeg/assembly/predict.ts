/** Samples out of differences: ITU-T T.81, H.1.2.1 and table H.1. */

/**
 * Makes samples of the differences of a row, in place, by predictors 2 to 7; the row above lies before it.
 *
 * @returns all samples, combined by OR
 */
export function addAround(row: usize, width: i32, components: i32, predictor: i32): i32 {
  const bytes = <usize>width << 1;
  const left = <usize>components << 1;
  const end = row + bytes;
  let seen = 0;
  for (let at = row; at < row + left; at += 2) seen |= add(at, load<u16>(at - bytes));
  for (let at = row + left; at < end; at += 2) {
    const a = <i32>load<u16>(at - left);
    const b = <i32>load<u16>(at - bytes);
    const c = <i32>load<u16>(at - bytes - left);
    let prediction = (a + b) >> 1;
    if (predictor === 2) prediction = b;
    else if (predictor === 3) prediction = c;
    else if (predictor === 4) prediction = a + b - c;
    else if (predictor === 5) prediction = a + ((b - c) >> 1);
    else if (predictor === 6) prediction = b + ((a - c) >> 1);
    seen |= add(at, prediction);
  }
  return seen;
}

// @ts-ignore: decorator
@inline
function add(at: usize, prediction: i32): i32 {
  const sample = (<i32>load<u16>(at) + prediction) & 0xffff;
  store<u16>(at, <u16>sample);
  return sample;
}
