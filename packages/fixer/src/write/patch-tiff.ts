/** Changes single samples of an uncompressed TIFF where they stand. */
import type { RepairJob } from './file-writer.ts';
import type { TiffLayout } from './tiff-layout.ts';

/**
 * A copy of the file that differs from it in the patched samples alone; undefined where the samples are not found where the
 * layout has them, which some unusual tag may cause.
 */
export function patchTiff({ bytes, frame, patches }: RepairJob, layout: TiffLayout): Uint8Array | undefined {
  const { bits, littleEndian, channels, offsets, rowsPerStrip } = layout;
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  for (const { x, y, channel, to } of patches) {
    const strip = offsets[Math.floor(y / rowsPerStrip)] ?? Infinity;
    const at = strip + ((((y % rowsPerStrip) * frame.width + x) * channels + channel) * bits) / 8;
    if (at + bits / 8 > copy.length) return undefined;
    const stored = bits === 8 ? view.getUint8(at) : view.getUint16(at, littleEndian);
    if (stored !== frame.samples[(y * frame.width + x) * frame.channels + channel]) return undefined;
    if (bits === 8) view.setUint8(at, to);
    else view.setUint16(at, to, littleEndian);
  }
  return copy;
}
