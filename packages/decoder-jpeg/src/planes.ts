/** The planes of a JPEG, wherever they are decoded: tasks and answers can be sent to another thread. */
import {
  createPlaneDecoder,
  JpegError,
  planesOf,
  planesToRgb,
  type JpegErrorCode,
  type PlaneDecoder,
  type PlaneLayout,
} from '@hotpix/jpeg';

export interface PlanesTask {
  /** The whole file, stripped to what its samples depend on. */
  readonly bytes: Uint8Array;
  /** Whether to make RGB, too. */
  readonly needsSamples: boolean;
}

export type PlanesAnswer =
  | {
      readonly status: 'planes';
      readonly layout: PlaneLayout;
      /** One for each component of the layout. */
      readonly planes: readonly Uint8Array[];
      /** Where it was asked for, of three components. */
      readonly rgb?: Uint8Array;
    }
  | { readonly status: 'failed'; readonly code: JpegErrorCode; readonly message: string };

/** Decodes a JPEG that `hasPlanes`. */
export type DecodePlanes = (task: PlanesTask, signal: AbortSignal) => Promise<PlanesAnswer>;

/** The size was held against that of the run before. */
const ANY_SIZE = { maxPixels: Infinity };

/** Keeps its memory for the next file. */
let decoder: PlaneDecoder | undefined;

/**
 * Whether a JPEG is taken by its planes: it is grey, or has luma in full and chroma in full or in half, across and down. Of others
 * there is RGB at most.
 * @throws {JpegError} for a damaged header
 */
export function hasPlanes(bytes: Uint8Array): boolean {
  const layout = planesOf(bytes, ANY_SIZE);
  if (!layout) return false;
  if (layout.colour === 'grey') return true;
  const [luma, cb, cr] = layout.components;
  const isAsStored = luma.width === layout.width && luma.height === layout.height;
  const isHalved = (['horizontal', 'vertical'] as const).every(
    (way) => cb[way] === cr[way] && [1, 2].includes(luma[way] / cb[way]),
  );
  return layout.colour === 'ycbcr' && isAsStored && isHalved;
}

/** In the thread that calls. */
export function decodePlanes({ bytes, needsSamples }: PlanesTask): PlanesAnswer {
  try {
    const layout = planesOf(bytes, ANY_SIZE)!;
    decoder ??= createPlaneDecoder(ANY_SIZE);
    const planes = layout.components.map(({ width, height }) => new Uint8Array(width * height));
    decoder.decode(bytes, planes);
    const isColour = layout.components.length === 3;
    return { status: 'planes', layout, planes, ...(needsSamples && isColour && { rgb: toRgb(layout, planes) }) };
  } catch (error) {
    if (!(error instanceof JpegError)) throw error;
    return { status: 'failed', code: error.code, message: error.message };
  }
}

/** RGB as libjpeg shows it, interleaved. */
export function toRgb(layout: PlaneLayout, planes: readonly Uint8Array[]): Uint8Array {
  const rgb = new Uint8Array(3 * layout.width * layout.height);
  planesToRgb(layout, planes, rgb);
  return rgb;
}
