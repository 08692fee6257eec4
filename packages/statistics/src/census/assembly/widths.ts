/** Values of planes, which may have half as many bits as they have when they are stored. */

// @ts-ignore: decorator
@inline
export function at<T>(plane: usize, i: i32): i32 {
  return <i32>load<T>(plane + <usize>i * sizeof<T>());
}

/** Values of 16 or 32 bits with a sign. */
// @ts-ignore: decorator
@inline
export function signed(plane: usize, i: i32, isHalved: bool): i32 {
  return isHalved ? at<i16>(plane, i) : at<i32>(plane, i);
}

/** Values of 16 or 32 bits without one. */
// @ts-ignore: decorator
@inline
export function unsigned(plane: usize, i: i32, isHalved: bool): u32 {
  return isHalved ? <u32>at<u16>(plane, i) : load<u32>(plane + (<usize>i << 2));
}

/** Numbers of frames, of 8 or 16 bits. */
// @ts-ignore: decorator
@inline
export function frames(plane: usize, i: i32, isHalved: bool): i32 {
  return isHalved ? at<u8>(plane, i) : at<u16>(plane, i);
}

/** Whether 16 values of 8 bits are the same. */
// @ts-ignore: decorator
@inline
export function areAlike(plane: usize): bool {
  return i8x16.all_true(i8x16.eq(v128.load(plane), v128.load8_splat(plane)));
}
