/** Windows site by site: the reference that the kernels must equal. */
import {
  surelyBelow,
  type Around,
  type AroundCounted,
  type ClearTimes,
  type PlanesAround,
  type Room,
} from './around.ts';
import type { Classes, ClassScales } from './classes.ts';

export class PlainAround implements Around {
  private readonly planes: PlanesAround;
  private readonly classes: Classes;
  private readonly scales: ClassScales;
  private readonly buffer: Float64Array;
  private readonly above: Times;
  private readonly below: Times;
  private runs: Int32Array = new Int32Array(0);
  private n = 0;

  constructor(planes: PlanesAround, classes: Classes, scales: ClassScales, room: Room) {
    this.planes = planes;
    this.classes = classes;
    this.scales = scales;
    this.buffer = new Float64Array(room.sites);
    this.above = new Times(room.frames);
    this.below = new Times(room.frames);
  }

  look(runs: Int32Array, n: number): AroundCounted {
    this.runs = runs;
    this.n = n;
    const { above, below } = this;
    const { rows } = this.classes;
    const { count, above: overs, below: unders } = this.planes;
    above.reset();
    below.reset();
    let [length, frames] = [0, 0];
    for (let run = 0; run < n; run += 3) {
      const { start } = rows[runs[run]];
      for (let i = start + runs[run + 1]; i < start + runs[run + 2]; i++) {
        if (count[i] === 0) continue;
        length++;
        frames += count[i];
        if (overs[i] !== 0) above.note(overs[i]);
        if (unders[i] !== 0) below.note(unders[i]);
      }
    }
    return { length, frames, above, below };
  }

  sizesBeyond(least: number): Float64Array {
    const { buffer } = this;
    const surely = surelyBelow(least);
    let larger = 0;
    this.eachScale((apart, unit) => {
      if (Math.abs(apart) <= surely * unit) return;
      const size = Math.abs(apart) / unit;
      if (size > least) buffer[larger++] = size;
    });
    return buffer.subarray(0, larger);
  }

  scores(): Float64Array {
    const { buffer } = this;
    let seen = 0;
    this.eachScale((apart, unit) => (buffer[seen++] = apart / unit));
    return buffer.subarray(0, seen);
  }

  private eachScale(visit: (apart: number, unit: number) => void): void {
    const { runs, n } = this;
    const { rows, columns } = this.classes;
    const { count, sum } = this.planes;
    const { middles, units } = this.scales;
    for (let run = 0; run < n; run += 3) {
      const { start, first } = rows[runs[run]];
      for (let x = runs[run + 1]; x < runs[run + 2]; x++) {
        if (count[start + x] === 0) continue;
        const number = first + columns[x] + count[start + x];
        visit(sum[start + x] - middles[number], units[number]);
      }
    }
  }
}

class Times implements ClearTimes {
  readonly times: Uint32Array;
  sites = 0;
  most = 0;

  constructor(frames: number) {
    this.times = new Uint32Array(frames + 1);
  }

  reset(): void {
    this.times.fill(0, 0, this.most + 1);
    [this.sites, this.most] = [0, 0];
  }

  note(frames: number): void {
    this.times[frames]++;
    this.sites++;
    this.most = Math.max(this.most, frames);
  }
}
