/**
 * Four entries of a table of f32.
 *
 * @param index four u16
 */
// @ts-ignore: decorator
@inline
export function look(index: i64, table: usize): v128 {
  const found = v128.load32_zero(table + ((<usize>index & 0xffff) << 2));
  const two = v128.load_lane<f32>(table + ((<usize>(index >> 16) & 0xffff) << 2), found, 1);
  const three = v128.load_lane<f32>(table + ((<usize>(index >> 32) & 0xffff) << 2), two, 2);
  return v128.load_lane<f32>(table + ((<usize>(index >> 48) & 0xffff) << 2), three, 3);
}

/**
 * The same by four u32, and a table whose address is in each lane.
 */
// @ts-ignore: decorator
@inline
export function lookAt(index: v128, table: v128): v128 {
  const places = i32x4.add(i32x4.shl(index, 2), table);
  const low = i64x2.extract_lane(places, 0);
  const high = i64x2.extract_lane(places, 1);
  const found = v128.load32_zero(<usize>low);
  const two = v128.load_lane<f32>(<usize>(low >>> 32), found, 1);
  const three = v128.load_lane<f32>(<usize>high, two, 2);
  return v128.load_lane<f32>(<usize>(high >>> 32), three, 3);
}
