/** Windows by the kernels, of planes that lie where these work. */
import type { WasmArena } from '../wasm/arena.ts';
import { surelyBelow, type Around, type AroundCounted, type PlanesAround, type Room } from './around.ts';
import { asFloats, asWords, putFloats } from './areas.ts';
import type { Classes, ClassScales } from './classes.ts';

/** Numbers that the kernel writes of a window. */
const COUNTED = 6;

/** Whose tables lie in an arena. */
const owners = new WeakMap<WasmArena, Map<string, KernelAround>>();

type Areas = Record<'columns' | 'rows' | 'scales' | 'runs' | 'overs' | 'unders' | 'counted' | 'scores', number>;

export class KernelAround implements Around {
  private readonly place: WasmArena;
  private readonly planes: PlanesAround;
  private readonly classes: Classes;
  private readonly scales: ClassScales;
  private readonly purpose: string;
  private readonly areas: Areas;
  private readonly runs: Int32Array;
  private readonly counted: Uint32Array;
  private readonly times: Readonly<Record<'overs' | 'unders', Uint32Array>>;
  private readonly halved: { readonly counted: number; readonly scored: number };
  private n = 0;

  constructor(place: WasmArena, planes: PlanesAround, classes: Classes, scales: ClassScales, room: Room) {
    const { columns, rows, numbers } = classes;
    const times = 4 * (room.frames + 1);
    this.place = place;
    this.planes = planes;
    this.classes = classes;
    this.scales = scales;
    this.halved = {
      counted: bitsOf([planes.count, planes.above, planes.below], 2),
      scored: bitsOf([planes.count], 2) + 2 * bitsOf([planes.sum], 4),
    };
    this.purpose = `around ${room.sites} sites`;
    this.areas = place.layOut(this.purpose, {
      columns: 4 * columns.length,
      rows: 4 * rows.length,
      scales: 8 * 2 * numbers,
      runs: 4 * room.runs,
      overs: times,
      unders: times,
      counted: 4 * COUNTED,
      scores: 8 * room.sites,
    });
    const { areas } = this;
    this.runs = new Int32Array(place.buffer, areas.runs, room.runs);
    this.counted = asWords(place, areas.counted, COUNTED);
    this.times = {
      overs: asWords(place, areas.overs, room.frames + 1),
      unders: asWords(place, areas.unders, room.frames + 1),
    };
    this.own();
  }

  look(runs: Int32Array, n: number): AroundCounted {
    const { place, planes, classes, areas, counted, times } = this;
    this.own();
    this.n = n;
    this.runs.set(runs.subarray(0, n));
    times.overs.fill(0, 0, counted[3] + 1);
    times.unders.fill(0, 0, counted[5] + 1);
    place.kernels.countAround(
      planes.count.byteOffset,
      planes.above.byteOffset,
      planes.below.byteOffset,
      classes.columns.length,
      areas.runs,
      n,
      this.halved.counted,
      areas.overs,
      areas.unders,
      areas.counted,
    );
    return {
      length: counted[0],
      frames: counted[1],
      above: { times: times.overs, sites: counted[2], most: counted[3] },
      below: { times: times.unders, sites: counted[4], most: counted[5] },
    };
  }

  sizesBeyond(least: number): Float64Array {
    return this.score(surelyBelow(least), least);
  }

  scores(): Float64Array {
    return this.score(0, -1);
  }

  private score(surely: number, least: number): Float64Array {
    const { place, planes, classes, areas, n } = this;
    const { count, sum } = planes;
    const found = place.kernels.scoreAround(
      count.byteOffset,
      sum.byteOffset,
      classes.columns.length,
      areas.runs,
      n,
      this.halved.scored,
      areas.columns,
      areas.rows,
      areas.scales,
      8 * classes.numbers,
      surely,
      least,
      areas.scores,
    );
    return asFloats(place, areas.scores, found);
  }

  /** Puts the tables down, unless they are there. */
  private own(): void {
    const { place, purpose, areas, times } = this;
    const { columns, rows } = this.classes;
    const known = owners.get(place) ?? new Map<string, KernelAround>();
    if (known.get(purpose) === this) return;
    owners.set(place, known.set(purpose, this));
    asWords(place, areas.columns, columns.length).set(columns);
    asWords(place, areas.rows, rows.length).set(rows.map(({ first }) => first));
    putFloats(place, areas.scales, [this.scales.middles, this.scales.units]);
    this.counted.fill(0);
    times.overs.fill(0);
    times.unders.fill(0);
  }
}

/** Which planes have values of less than so many bytes, a bit each. */
function bitsOf(planes: readonly { readonly BYTES_PER_ELEMENT: number }[], bytes: number): number {
  return planes.reduce((bits, plane, i) => bits | (plane.BYTES_PER_ELEMENT < bytes ? 1 << i : 0), 0);
}
