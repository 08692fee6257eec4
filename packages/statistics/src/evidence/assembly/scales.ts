/**
 * Eighths of a standard deviation a half DN, by spread and level: spreads are few, so that what is looked up lies close together.
 *
 * @param ofLevel 256 f32
 * @param ofSpread what the square of a spread is multiplied by
 * @param scales 256 x 256 f32
 */
export function putScales(ofLevel: usize, ofSpread: f32, scales: usize): void {
  const one = f32x4.splat(1);
  for (let spread = 0; spread < 256; spread++) {
    const square = f32x4.splat(<f32>(spread * spread) * ofSpread);
    for (let level = 0; level < 1024; level += 16) {
      const variance = f32x4.add(square, v128.load(ofLevel + level));
      v128.store(scales, f32x4.div(one, f32x4.sqrt(variance)));
      scales += 16;
    }
  }
}
