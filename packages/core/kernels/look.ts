/** Four entries of a table of f32, by the lower or upper four u16 of a vector. */

// @ts-ignore: decorator
@inline
export function lookLow(index: v128, table: usize): v128 {
  let found = f32x4.splat(load<f32>(table + (<usize>i16x8.extract_lane_u(index, 0) << 2)));
  found = v128.load_lane<f32>(table + (<usize>i16x8.extract_lane_u(index, 1) << 2), found, 1);
  found = v128.load_lane<f32>(table + (<usize>i16x8.extract_lane_u(index, 2) << 2), found, 2);
  return v128.load_lane<f32>(table + (<usize>i16x8.extract_lane_u(index, 3) << 2), found, 3);
}

// @ts-ignore: decorator
@inline
export function lookHigh(index: v128, table: usize): v128 {
  let found = f32x4.splat(load<f32>(table + (<usize>i16x8.extract_lane_u(index, 4) << 2)));
  found = v128.load_lane<f32>(table + (<usize>i16x8.extract_lane_u(index, 5) << 2), found, 1);
  found = v128.load_lane<f32>(table + (<usize>i16x8.extract_lane_u(index, 6) << 2), found, 2);
  return v128.load_lane<f32>(table + (<usize>i16x8.extract_lane_u(index, 7) << 2), found, 3);
}
