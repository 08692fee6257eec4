import { within } from '../border/blame.ts';
import type { Plugin } from '../hooks.ts';
import type { FrameShape } from '../nouns.ts';
import { assertSpecs, bytesOf } from './planes.ts';

/**
 * Bytes that the planes of a camera take in memory. A stored State compresses them: it takes no more for each of its cameras, and some
 * two kilobytes per photograph.
 *
 * @throws {HotpixError} `badAnswer` for planes that are none
 */
export function cameraBytes(shape: FrameShape, plugins: readonly Plugin[]): number {
  const bytes = plugins.map(({ name, accumulate }) =>
    within(name, 'accumulate', () => {
      const specs = accumulate?.planes(shape) ?? {};
      assertSpecs(specs);
      return Object.values(specs).reduce((sum, spec) => sum + bytesOf(spec), 0);
    }),
  );
  return bytes.reduce((sum, one) => sum + one, 0);
}
