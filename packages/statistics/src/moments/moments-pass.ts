/** What kernels do to the rows of a few frames to add their moments, a piece after the other. */
import type { Frame, FrameShape, Planes, Rows } from '@hotpix/core';
import { CHROMA_STEP } from '../chroma/chroma.ts';
import type { PlaneType } from '../wasm/allocate.ts';
import { pieceOf, type Place } from '../wasm/place.ts';
import { OF_PLACES, placePlanes, type MomentPlanes } from './moment-planes.ts';
import { OF_CHROMA } from './red-and-blue.ts';

/** Values of a piece: those of all frames stay in the second cache. */
const SIZE = 1 << 15;
/** Pixels of a row that the kernel of red and blue takes at once. */
const VECTOR = 16;

/** What is added of a frame: its samples, or luma, and chroma of which red and blue are made. */
export interface Values {
  readonly first: Frame['samples'];
  readonly chroma?: { readonly cb: Uint8Array; readonly cr: Uint8Array };
}

export interface MomentsLayout {
  readonly frames: number;
  /** Pixels of a row, and rows. */
  readonly width: number;
  readonly height: number;
  /** Values of a row of `first`. */
  readonly row: number;
  readonly isWide: boolean;
  /** Places of a row, and rows of them that are taken at once. */
  readonly columns: number;
  readonly rows: number;
  /** Bytes of a piece of a frame, and of a row of pixels. */
  readonly stride: number;
  readonly padded: number;
}

export function momentsLayout({ width, height }: FrameShape, frames: readonly Values[]): MomentsLayout {
  const columns = Math.ceil(width / CHROMA_STEP);
  const [{ first }] = frames;
  const padded = Math.ceil((width + 1) / VECTOR) * VECTOR;
  const rows = Math.max(1, Math.floor(SIZE / columns));
  return {
    frames: frames.length,
    width,
    height,
    row: first.length / height,
    isWide: first.BYTES_PER_ELEMENT > 1,
    columns,
    rows,
    stride: Math.max(SIZE * first.BYTES_PER_ELEMENT, rows * columns + padded),
    padded,
  };
}

/** Bytes of each area of the memory. */
export function areasOf({ frames, stride, padded }: MomentsLayout) {
  const values = Math.max(SIZE, stride);
  return {
    ...{ first: stride * frames, red: stride * frames, blue: stride * frames },
    ...{ top: padded, bottom: padded, chroma: padded },
    ...{ sum: values * 4, squares: values * 8 },
  };
}

export type Areas = Record<keyof ReturnType<typeof areasOf>, number>;

export class MomentsPass {
  private readonly place: Place;
  private readonly layout: MomentsLayout;
  private readonly areas: Areas;
  private readonly frames: readonly Values[];

  constructor(place: Place, layout: MomentsLayout, areas: Areas, frames: readonly Values[]) {
    this.place = place;
    this.layout = layout;
    this.areas = areas;
    this.frames = frames;
  }

  addRows(planes: Planes, { from, to }: Rows): void {
    const { row } = this.layout;
    for (let start = from * row; start < to * row; start += SIZE) {
      const end = Math.min(to * row, start + SIZE);
      this.frames.forEach(({ first }, k) => this.lay(k, first.subarray(start, end)));
      this.add(planes as MomentPlanes, this.areas.first, start, end);
    }
    const [red, blue] = OF_PLACES.map((name) => placePlanes(planes, name));
    if (red && blue)
      this.addPlaces(red, blue, { from: Math.ceil(from / CHROMA_STEP), to: Math.ceil(to / CHROMA_STEP) });
  }

  /** Lays values of a frame into the memory. Behind their end zeros are added to what lies there. */
  private lay(k: number, values: Frame['samples']): void {
    const { stride, isWide } = this.layout;
    const Type: PlaneType<Frame['samples']> = isWide ? Uint16Array : Uint8Array;
    const piece = new Type(this.place.buffer, this.areas.first + k * stride, SIZE);
    piece.set(values);
    if (values.length < SIZE) piece.fill(0, values.length);
  }

  private addPlaces(red: MomentPlanes, blue: MomentPlanes, { from, to }: Rows): void {
    const { columns, rows } = this.layout;
    for (let start = from; start < to; start += rows) {
      const end = Math.min(to, start + rows);
      for (let k = 0; k < this.frames.length; k++) this.makeRedAndBlue(k, start, end);
      this.add(red, this.areas.red, start * columns, end * columns);
      this.add(blue, this.areas.blue, start * columns, end * columns);
    }
  }

  private makeRedAndBlue(k: number, from: number, to: number): void {
    const { place, areas, layout } = this;
    const { width, height, columns, stride, padded } = layout;
    const { first, chroma } = this.frames[k];
    if (!chroma) return;
    const view = (at: number, length: number): Uint8Array => new Uint8Array(place.buffer, at, length);
    const staged = [areas.top, areas.bottom].map((at) => view(at, padded));
    const stagedChroma = view(areas.chroma, columns);
    const kinds = [
      { to: areas.red + k * stride, of: chroma.cr, weight: OF_CHROMA.red },
      { to: areas.blue + k * stride, of: chroma.cb, weight: OF_CHROMA.blue },
    ];
    for (let y = from; y < to; y++) {
      staged.forEach((row, i) => {
        const start = Math.min(CHROMA_STEP * y + i, height - 1) * width;
        row.set(first.subarray(start, start + width));
        // The last pixel once more, for the place at an odd border.
        row[width] = first[start + width - 1];
      });
      for (const kind of kinds) {
        stagedChroma.set(kind.of.subarray(y * columns, (y + 1) * columns));
        const made = kind.to + (y - from) * columns;
        place.kernels.channel8(areas.top, areas.bottom, areas.chroma, made, padded, kind.weight);
      }
    }
    for (const kind of kinds) view(kind.to, stride).fill(0, (to - from) * columns);
  }

  /** Adds values that were laid into the memory to planes. */
  private add({ sum, squares }: MomentPlanes, values: number, start: number, end: number): void {
    const { place, areas, layout } = this;
    const { kernels } = place;
    const [sums, squaresOf] = [
      pieceOf(place, sum, start, end, areas.sum),
      pieceOf(place, squares, start, end, areas.squares),
    ];
    const of = [values, layout.stride, layout.frames, end - start, sums.at, squaresOf.at] as const;
    if (layout.isWide) kernels.moments16(...of);
    else kernels.moments8(...of, sum instanceof Uint16Array);
    sums.copyBack();
    squaresOf.copyBack();
  }
}
