/** What a camera's defects do to the rows of one shot. */
import { responseOfDefect, sitesOf, type Defect } from '../defects/defect.ts';
import { stream } from '../random/random.ts';

/** The effect on one pixel in one shot. */
interface Fault {
  readonly x: number;
  readonly response: number;
  /** Electrons of that shot. */
  readonly added: number;
  /** Its value whatever happens, in DN. */
  readonly level?: number;
}

/** The defects that are there in one shot, by rows. */
export class Faults {
  private readonly rows = new Map<number, Fault[]>();

  constructor(defects: readonly Defect[], seed: number, index: number, exposure: number) {
    for (const defect of defects) {
      if (!isOn(defect, seed, index)) continue;
      const { rate = 0, offset = 0, level } = defect;
      const effect = {
        response: responseOfDefect(defect),
        added: rate * exposure + offset,
        ...(level === undefined ? {} : { level }),
      };
      for (const { x, y } of sitesOf(defect)) {
        const row = this.rows.get(y) ?? [];
        if (row.push({ x, ...effect }) === 1) this.rows.set(y, row);
      }
    }
  }

  /** Changes the light of a row, in electrons, into what its pixels collect. */
  collect(y: number, electrons: Float64Array): void {
    for (const { x, response, added } of this.rows.get(y) ?? []) electrons[x] = electrons[x] * response + added;
  }

  /** Puts the values of stuck pixels into a row that was read out, in DN. */
  override(y: number, samples: Uint16Array): void {
    for (const { x, level } of this.rows.get(y) ?? []) if (level !== undefined) samples[x] = level;
  }
}

/** Whether a defect is there in that shot: in its time, and a blinking one by chance, each shot anew. */
function isOn({ share, x, y, from = 0, until = Infinity }: Defect, seed: number, index: number): boolean {
  if (index < from || index >= until) return false;
  return share === undefined || stream(seed, 'blink', x, y, index).chance(share);
}
