/** What kernels do to the rows of a few frames to add their moments, a band after the other. */
import type { Frame, FrameShape, Planes, Rows } from '@hotpix/core';
import { CHROMA_STEP } from '../chroma/chroma.ts';
import type { PlaneType } from '../wasm/allocate.ts';
import { pieceOf, type Place } from '../wasm/place.ts';
import { takePages } from '../wasm/take-pages.ts';
import { OF_PLACES, placePlanes, type MomentPlanes } from './moment-planes.ts';
import { OF_CHROMA } from './red-and-blue.ts';

/** About the values of a band: those of all frames stay in the second cache. */
const SIZE = 1 << 15;
/** Values that kernels may take at once. */
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
  /** Values of a row of `first`, and bytes of one. */
  readonly row: number;
  readonly size: number;
  /** Places of a row. */
  readonly columns: number;
  /** Rows of a band, an even number. */
  readonly rows: number;
  /** Bytes of a band of a frame, and of its places. */
  readonly stride: number;
  readonly ofPlaces: number;
}

export function momentsLayout({ width, height }: FrameShape, frames: readonly Values[]): MomentsLayout {
  const [{ first }] = frames;
  const row = first.length / height;
  const columns = Math.ceil(width / CHROMA_STEP);
  const rows = CHROMA_STEP * Math.max(1, Math.floor(SIZE / row / CHROMA_STEP));
  const size = first.BYTES_PER_ELEMENT;
  return {
    frames: frames.length,
    width,
    height,
    row,
    size,
    columns,
    rows,
    // Places of the last row of a band have pixels in the next one.
    stride: padded(size * (rows + 1) * row),
    ofPlaces: padded((rows / CHROMA_STEP + 1) * columns),
  };
}

/** With room for what kernels read and write behind. */
const padded = (bytes: number): number => Math.ceil(bytes / VECTOR + 2) * VECTOR;

/** Bytes of each area of the memory. */
export function areasOf({ frames, stride, ofPlaces, size }: MomentsLayout) {
  const values = Math.max(stride / size, ofPlaces);
  return {
    ...{ first: stride * frames, red: ofPlaces * frames, blue: ofPlaces * frames, chroma: ofPlaces },
    ...{ sum: values * 4, squares: values * 8 },
  };
}

export type Areas = Record<keyof ReturnType<typeof areasOf>, number>;

export class MomentsPass {
  private readonly place: Place;
  private readonly layout: MomentsLayout;
  private readonly areas: Areas;
  private readonly frames: readonly Values[];
  private readonly bytes: Uint8Array;
  private readonly values: Frame['samples'];
  private readonly isNew: boolean;

  /** @param isNew whether nobody has added to the planes before */
  constructor(place: Place, layout: MomentsLayout, areas: Areas, frames: readonly Values[], isNew: boolean) {
    this.isNew = isNew;
    this.place = place;
    this.layout = layout;
    this.areas = areas;
    this.frames = frames;
    this.bytes = new Uint8Array(place.buffer);
    const Type: PlaneType<Frame['samples']> = layout.size > 1 ? Uint16Array : Uint8Array;
    this.values = new Type(place.buffer, 0, Math.floor(place.buffer.byteLength / layout.size));
  }

  addRows(planes: Planes, { from, to }: Rows): void {
    const { rows, row, stride, columns, ofPlaces } = this.layout;
    const [red, blue] = OF_PLACES.map((name) => placePlanes(planes, name));
    if (this.isNew) this.takePages(planes as MomentPlanes, [red, blue], { from, to });
    for (let start = from; start < to; start += rows) {
      const end = Math.min(to, start + rows);
      this.lay({ from: start, to: end });
      const places = { from: Math.ceil(start / CHROMA_STEP), to: Math.ceil(end / CHROMA_STEP) };
      if (red && blue && places.from < places.to) {
        this.makeRedAndBlue(start, places);
        const of = [ofPlaces, places.from * columns, places.to * columns] as const;
        this.add(red, this.areas.red, ...of);
        this.add(blue, this.areas.blue, ...of);
      }
      this.add(planes as MomentPlanes, this.areas.first, stride, start * row, end * row);
    }
  }

  private takePages(first: MomentPlanes, ofPlaces: readonly (MomentPlanes | undefined)[], { from, to }: Rows): void {
    const { height } = this.layout;
    takePages([first.sum, first.squares], { from, to }, height);
    const [start, end, places] = [from, to, height].map((y) => Math.ceil(y / CHROMA_STEP));
    for (const own of ofPlaces) if (own) takePages([own.sum, own.squares], { from: start, to: end }, places);
  }

  /** Lays the rows of all frames into the memory, and one more if their places need it. */
  private lay({ from, to }: Rows): void {
    const { row, size, stride, height } = this.layout;
    const end = Math.min(height, CHROMA_STEP * Math.ceil(to / CHROMA_STEP));
    this.frames.forEach(({ first }, k) =>
      this.values.set(first.subarray(from * row, end * row), (this.areas.first + k * stride) / size),
    );
  }

  /** @param start row of pixels that was laid first @param places rows of them */
  private makeRedAndBlue(start: number, { from, to }: Rows): void {
    const { areas, layout } = this;
    const { width, height, columns, stride, ofPlaces } = layout;
    const rows = Math.min(height, CHROMA_STEP * to) - CHROMA_STEP * from;
    this.frames.forEach(({ chroma }, k) => {
      if (!chroma) return;
      const luma = areas.first + k * stride + (CHROMA_STEP * from - start) * width;
      const kinds = [
        { at: areas.red + k * ofPlaces, of: chroma.cr, weight: OF_CHROMA.red },
        { at: areas.blue + k * ofPlaces, of: chroma.cb, weight: OF_CHROMA.blue },
      ];
      for (const { at, of, weight } of kinds) {
        this.bytes.set(of.subarray(from * columns, to * columns), areas.chroma);
        this.place.kernels.channel8(luma, width, rows, areas.chroma, at, weight);
      }
    });
  }

  /** Adds values of all frames that lie in the memory to planes. @param stride bytes from those of a frame to those of the next */
  private add({ sum, squares }: MomentPlanes, values: number, stride: number, start: number, end: number): void {
    const { place, areas, layout } = this;
    const { kernels } = place;
    const { frames, size } = layout;
    const n = end - start;
    // Kernels take whole vectors, and what lies behind the values is to be added to nothing.
    const rest = Math.ceil(n / VECTOR) * VECTOR;
    for (let k = 0; k < frames; k++)
      this.bytes.fill(0, values + k * stride + n * size, values + k * stride + rest * size);
    const [sums, squaresOf] = [
      pieceOf(place, sum, start, end, areas.sum),
      pieceOf(place, squares, start, end, areas.squares),
    ];
    const of = [values, stride, frames, n, sums.at, squaresOf.at] as const;
    if (size > 1) kernels.moments16(...of);
    else kernels.moments8(...of, sum instanceof Uint16Array);
    sums.copyBack();
    squaresOf.copyBack();
  }
}
