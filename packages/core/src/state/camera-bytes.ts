/** How large the statistics of a camera may become. */
import type { Plugin } from '../hooks.ts';
import type { FrameShape } from '../nouns.ts';
import { planeBytes } from './state.ts';

/**
 * Bytes that the planes of a camera take in memory. A stored State compresses them: it takes no more for each of its cameras, and some
 * two kilobytes per photograph.
 *
 * @throws {HotpixError} `badAnswer` for planes that are none
 */
export const cameraBytes = (shape: FrameShape, plugins: readonly Plugin[]): number =>
  planeBytes(
    shape,
    plugins.flatMap(({ name, accumulate }) => (accumulate ? [[name, accumulate]] : [])),
  );
