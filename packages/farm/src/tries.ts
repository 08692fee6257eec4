/** Who tried to scan a slice and died of it: each try has a note in the store, which is left behind where the process ends. */
import { randomUUID } from 'node:crypto';
import type { Place } from '@hotpix/objects';
import { readSealed, writeSealed } from './documents.ts';
import { keys } from './names.ts';
import { schemas } from './schema.ts';

/** Tries that end while one photograph alone is decoded, after which it is given up. A machine may be switched off by chance, but not so often. */
export const MOST_TRIES = 3;

export class Tries {
  /** Whether an earlier try died: then photographs are decoded one by one, so that it is known which one ends the process. */
  readonly isCareful: boolean;
  /** Numbers of the files that are given up. */
  readonly givenUp: ReadonlySet<number>;
  private readonly place: Place;
  private readonly key: string;
  private readonly earlier: readonly string[];
  private file: number | null = null;

  private constructor(place: Place, key: string, earlier: ReadonlyMap<string, number | null>) {
    this.place = place;
    this.key = key;
    this.earlier = [...earlier.keys()];
    this.isCareful = earlier.size > 0;
    const deaths = [...earlier.values()].filter((file) => file !== null);
    this.givenUp = new Set(deaths.filter((file) => deaths.filter((one) => one === file).length >= MOST_TRIES));
  }

  /** @param slice its name */
  static async begin(place: Place, slice: string): Promise<Tries> {
    const earlier = new Map<string, number | null>();
    for await (const { key } of place.list(keys.tries(slice))) {
      // Who ends meanwhile takes its note away.
      const note = await readSealed(place, key, schemas.attempt()).catch(() => undefined);
      if (note) earlier.set(key, note.file);
    }
    const tries = new Tries(place, `${keys.tries(slice)}${randomUUID()}.json`, earlier);
    await tries.note();
    return tries;
  }

  /** Says which file is decoded next, where that matters. @param file its number in the slice */
  async decoding(file: number): Promise<void> {
    if (!this.isCareful) return;
    this.file = file;
    await this.note();
  }

  /** The try ended by no fault of a photograph. */
  async end(): Promise<void> {
    await this.place.remove(this.key);
  }

  /** The slice is done, so that nobody will ask who died of it. */
  async forget(): Promise<void> {
    for (const key of [this.key, ...this.earlier]) await this.place.remove(key);
  }

  private async note(): Promise<void> {
    await writeSealed(this.place, this.key, { file: this.file });
  }
}
