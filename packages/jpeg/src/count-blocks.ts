/** How much work the scans of a JPEG make, told by its markers alone. */
import { JpegError } from './errors.ts';
import type { JpegHeader } from './read-jpeg-header.ts';
import { findMarker, MARKER, readSegment, STANDALONE } from './structure/markers.ts';

/**
 * Blocks that a decoder passes through, those of a component once for each scan that it is in: in a progressive JPEG a scan may tell
 * of 32767 blocks in two bytes that nothing changes (ITU-T T.81, G.1.2.2), so that the bytes of a file say nothing of its time.
 * @returns the number up to where the file ends or makes no sense
 */
export function countBlocks(bytes: Uint8Array, header: JpegHeader): number {
  const blocks = new Map(header.components.map((component) => [component.id, blocksOf(component, header)]));
  let count = 0;
  try {
    for (let at = header.scan; bytes[at + 1] !== MARKER.EOI; at = findMarker(bytes, at)) {
      if (STANDALONE.has(bytes[at + 1])) {
        at += 2;
        continue;
      }
      const segment = readSegment(bytes, at);
      if (segment.marker === MARKER.SOS) {
        const [components = 0] = segment.bytes.subarray(4);
        for (let i = 0; i < components; i++) count += blocks.get(segment.bytes[5 + 2 * i]) ?? 0;
      }
      at += segment.bytes.length;
    }
  } catch (error) {
    if (!(error instanceof JpegError)) throw error;
  }
  return count;
}

/** T.81, A.1.1 and A.2.3. */
function blocksOf({ h, v }: JpegHeader['components'][number], { width, height, components }: JpegHeader): number {
  const across = Math.max(...components.map((component) => component.h));
  const down = Math.max(...components.map((component) => component.v));
  return Math.ceil(Math.ceil((width * h) / across) / 8) * Math.ceil(Math.ceil((height * v) / down) / 8);
}
