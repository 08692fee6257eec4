/** What planes a JPEG has, by its header. */
import { readJpegHeader } from '../read-jpeg-header.ts';
import { readFrame } from '../structure/frame.ts';
import { FRAMES } from '../structure/markers.ts';
import { colourOf, type PlaneColour } from './colour.ts';
import { isKnown } from './known.ts';
import { memoryOf } from './wasm/areas.ts';

export interface PlaneComponent {
  readonly id: number;
  /** In samples: those of the picture alone, without what fills the last blocks. */
  readonly width: number;
  readonly height: number;
  /** How many samples it has where the component with most has `most`, across and down, 1 to 4 (T.81, A.1.1). */
  readonly horizontal: number;
  readonly vertical: number;
}

export interface PlaneLayout {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly colour: PlaneColour;
  /** One, or three in the order of `colour`. */
  readonly components: readonly PlaneComponent[];
  /** Bytes that a decoder takes for the file at most, beside its planes, when it decodes by WebAssembly. */
  readonly memory: number;
}

export interface PlaneLimits {
  /** Files that claim more are refused. @default 268402689, as for `openJpeg` */
  readonly maxPixels?: number;
}

/**
 * Reads no further than the first scan.
 * @returns undefined for a kind of JPEG that has no planes here: arithmetic codes, 12 bits, lossless, hierarchical, a height behind
 * the scan, or other than 1 or 3 components
 * @throws {JpegError} `badJpeg` for a header that is damaged, `tooLarge` for more pixels than allowed
 */
export function planesOf(bytes: Uint8Array, { maxPixels }: PlaneLimits = {}): PlaneLayout | undefined {
  const header = readJpegHeader(bytes);
  if (!isKnown(header)) return undefined;
  const { marker, bytes: segment } = header.segments.find(({ marker }) => FRAMES.has(marker))!;
  const frame = readFrame(marker, segment.subarray(4), maxPixels);
  const components = frame.components.map(({ id, width, height, h, v }) => {
    return { id, width, height, horizontal: h, vertical: v };
  });
  return {
    width: frame.width,
    height: frame.height,
    colour: colourOf(header.segments, components),
    components,
    memory: memoryOf(frame, bytes.length),
  };
}
