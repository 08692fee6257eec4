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
