/** The planes of a JPEG, wherever they are decoded: tasks and answers can be sent to another thread. */
import type { DecodeContext } from '@hotpix/core';
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
  /** The whole file. */
  readonly bytes: Uint8Array;
  /** Whether to make RGB, too. */
  readonly needsSamples: boolean;
  /** Where it goes, which threads share; absent where memory has to be taken. */
  readonly into?: Room;
}

/** Memory for what a task makes. */
export interface Room {
  /** One for each component of the layout. */
  readonly planes: readonly Uint8Array[];
  /** Where it is asked for, of three components. */
  readonly rgb?: Uint8Array;
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

/** The size was held against that of the run before. */
const ANY_SIZE = { maxPixels: Infinity };

/** Keeps its memory for the next file. */
let decoder: PlaneDecoder | undefined;

/**
 * The planes by which a JPEG is taken: it is grey, or has luma in full and chroma in full or in half, across and down. Of others
 * there is RGB at most.
 * @throws {JpegError} for a damaged header
 */
export function usedPlanesOf(bytes: Uint8Array): PlaneLayout | undefined {
  const layout = planesOf(bytes, ANY_SIZE);
  if (!layout || layout.colour === 'grey') return layout;
  const [luma, cb, cr] = layout.components;
  const isAsStored = luma.width === layout.width && luma.height === layout.height;
  const isHalved = (['horizontal', 'vertical'] as const).every(
    (way) => cb[way] === cr[way] && [1, 2].includes(luma[way] / cb[way]),
  );
  return layout.colour === 'ycbcr' && isAsStored && isHalved ? layout : undefined;
}

/** Room for planes of a layout, and for RGB where it is needed, one behind the other in one piece; undefined where none is lent. */
export function lentRoom(
  { width, height, components }: PlaneLayout,
  needsSamples: boolean,
  lend: DecodeContext['lend'],
): Room | undefined {
  const isColour = components.length === 3;
  const sizes = [...components.map((component) => component.width * component.height)];
  if (needsSamples && isColour) sizes.push(3 * width * height);
  const lent = lend?.(sizes.reduce((sum, size) => sum + size, 0));
  if (!lent) return undefined;
  let at = 0;
  const pieces = sizes.map((size) => lent.subarray(at, (at += size)));
  return { planes: pieces.slice(0, components.length), ...(pieces[components.length] && { rgb: pieces.at(-1)! }) };
}

/** In the thread that calls. */
export function decodePlanes({ bytes, needsSamples, into }: PlanesTask): PlanesAnswer {
  try {
    const layout = planesOf(bytes, ANY_SIZE)!;
    decoder ??= createPlaneDecoder(ANY_SIZE);
    const planes = into?.planes ?? layout.components.map(({ width, height }) => new Uint8Array(width * height));
    decoder.decode(bytes, planes);
    const isColour = layout.components.length === 3;
    return {
      status: 'planes',
      layout,
      planes,
      ...(needsSamples && isColour && { rgb: toRgb(layout, planes, into?.rgb) }),
    };
  } catch (error) {
    if (!(error instanceof JpegError)) throw error;
    return { status: 'failed', code: error.code, message: error.message };
  }
}

/** RGB as libjpeg shows it, interleaved. */
export function toRgb(
  layout: PlaneLayout,
  planes: readonly Uint8Array[],
  rgb: Uint8Array = new Uint8Array(3 * layout.width * layout.height),
): Uint8Array {
  planesToRgb(layout, planes, rgb);
  return rgb;
}

/** A row of it. */
export function toRgbRow(layout: PlaneLayout, planes: readonly Uint8Array[], y: number): Uint8Array {
  const rgb = new Uint8Array(3 * layout.width);
  planesToRgb(layout, planes, rgb, { rows: { from: y, to: y + 1 } });
  return rgb;
}
