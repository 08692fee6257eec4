/** The rows of frames where kernels can look at them. */
import type { PlaneType } from '../wasm/allocate.ts';
import type { Place } from '../wasm/place.ts';
import type { EvidenceFrame } from './evidence-frame.ts';
import { firstRow, type Areas, type Layout } from './layout.ts';

type Samples = EvidenceFrame['samples'];

/** Rows of a frame that lie in its area, from the start of that on. */
interface Held {
  from: number;
  to: number;
}

export class RowsInMemory {
  private readonly place: Place;
  private readonly layout: Layout;
  private readonly areas: Areas;
  private readonly frames: readonly Samples[];
  /** Of each frame, unless it lies in the memory as it is. */
  private readonly held: readonly (Held | undefined)[];
  private readonly values: Samples;

  constructor(place: Place, layout: Layout, areas: Areas, frames: readonly EvidenceFrame[]) {
    this.place = place;
    this.layout = layout;
    this.areas = areas;
    this.frames = frames.map(({ samples }) => samples);
    const { apart, size, isNarrow } = layout;
    const isInPlace = (samples: Samples): boolean =>
      apart === 1 && samples.BYTES_PER_ELEMENT === size && place.has(samples);
    this.held = this.frames.map((samples) => (isInPlace(samples) ? undefined : { from: 0, to: 0 }));
    const Type: PlaneType<Samples> = isNarrow ? Uint8Array : Uint16Array;
    this.values = new Type(place.buffer, 0, Math.floor(place.buffer.byteLength / size));
  }

  /**
   * The address of the first sample of some rows, of which there are at most those of a band; those above and below that hold neighbours
   * lie beside. Each is copied once for bands that follow each other, but for a few.
   */
  at(k: number, from: number, rows: number): number {
    const { width, height, margin, size, held: most, stride } = this.layout;
    const held = this.held[k];
    if (!held) return this.frames[k].byteOffset + from * width * size;
    const [first, end] = [Math.max(0, from - margin), Math.min(height, from + rows + margin)];
    if (first < held.from || first > held.to || end > held.from + most) {
      held.from = first;
      held.to = first;
    }
    const start = firstRow(this.areas, this.layout, k);
    if (end > held.to) this.lay(this.frames[k], held.to, end, start + (held.to - held.from) * stride);
    held.to = Math.max(held.to, end);
    return start + (from - held.from) * stride;
  }

  private lay(samples: Samples, from: number, to: number, at: number): void {
    const { width, apart, size, stride, segment } = this.layout;
    if (apart === 1) {
      this.values.set(samples.subarray(from * width, to * width), at / size);
      return;
    }
    for (let y = from; y < to; y++) {
      this.values.set(samples.subarray(y * width, (y + 1) * width), this.areas.row / size);
      this.place.kernels.takeApart16(this.areas.row, at + (y - from) * stride, segment, apart, width);
    }
  }
}
