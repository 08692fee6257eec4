/** Rows of planes where kernels can look at them, a band at a time. */
import type { WasmArena } from '../wasm/arena.ts';
import { pieceOf } from '../wasm/place.ts';
import type { CountedPlanes, Span } from './classes.ts';

export type Name = keyof CountedPlanes;

/** Sites of a band, about, of planes that are copied: they stay in the second cache. */
const SITES = 1 << 15;
/** Rows of a band are a multiple of this. */
const ROWS = 16;

/** A band of rows. */
export interface Band<N extends Name> extends Span {
  /** The address of a row's first site, and bytes of a site. */
  readonly rowOf: (name: N, y: number) => number;
}

export class Bands<N extends Name> {
  private readonly place: WasmArena;
  private readonly planes: Pick<CountedPlanes, N>;
  private readonly names: readonly N[];
  private readonly width: number;
  private readonly rows: number;

  constructor(place: WasmArena, planes: Pick<CountedPlanes, N>, names: readonly N[], width: number) {
    this.place = place;
    this.planes = planes;
    this.names = names;
    this.width = width;
    this.rows = Math.max(1, Math.floor(SITES / width / ROWS)) * ROWS;
  }

  /** Bytes for copies of a band. */
  get bytes(): Record<N, number> {
    const { names, planes, place, width, rows } = this;
    return recordOf(names, (name) => (place.has(planes[name]) ? 0 : rows * width * planes[name].BYTES_PER_ELEMENT));
  }

  /** Bits of the planes that are halved, in the order of their names. */
  get halved(): number {
    const { names, planes } = this;
    return names.reduce((bits, name, i) => bits | (planes[name].BYTES_PER_ELEMENT < WHOLE[name] ? 1 << i : 0), 0);
  }

  /** @param copies addresses of so many bytes */
  each({ from, to }: Span, copies: Record<N, number>, visit: (band: Band<N>) => void): void {
    const { names, planes, place, width, rows } = this;
    const strides = recordOf(names, (name) => width * planes[name].BYTES_PER_ELEMENT);
    const areHere = names.every((name) => place.has(planes[name]));
    const most = areHere ? to - from : rows;
    for (let y = from; y < to; y += most) {
      const end = Math.min(to, y + most);
      const starts = recordOf(names, (name) => pieceOf(place, planes[name], y * width, end * width, copies[name]).at);
      const rowOf = (name: N, row: number): number => starts[name] + (row - y) * strides[name];
      visit({ from: y, to: end, rowOf });
    }
  }
}

/** Bytes of values that are not halved. */
const WHOLE: Readonly<Record<Name, number>> = { count: 2, sum: 4, excess: 4, below: 2 };

function recordOf<N extends Name>(names: readonly N[], of: (name: N) => number): Record<N, number> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<N, number>;
}
