/** The conditions that photographs covered, and which to take next. */
import { exposureTime } from './exposure-time.ts';
import { whole } from './numbers.ts';
import type { FileRow, Result } from './schema.ts';
import { meanTemperature, type Conditions } from './will-show.ts';

/** Photographs by ISO and exposure, full stops apart. */
export interface Coverage {
  /** From the lowest on; last undefined, of photographs that do not tell it. */
  readonly isos: readonly (number | undefined)[];
  /** In seconds, from the shortest on. */
  readonly exposures: readonly (number | undefined)[];
  /** How many, by ISO and then by exposure. */
  readonly counts: readonly (readonly number[])[];
}

/** Of the photographs that were counted. */
export function coverageOf(files: readonly FileRow[]): Coverage {
  const used = files.filter(({ status }) => status === 'used');
  const cells = used.map(({ iso, exposure }) => ({ iso: stopOf(iso, BASE_ISO), exposure: stopOf(exposure, 1) }));
  const isos = ascending(cells.map(({ iso }) => iso));
  const exposures = ascending(cells.map(({ exposure }) => exposure));
  const countOf = (iso: number | undefined, exposure: number | undefined): number =>
    cells.filter((cell) => cell.iso === iso && cell.exposure === exposure).length;
  return { isos, exposures, counts: isos.map((iso) => exposures.map((exposure) => countOf(iso, exposure))) };
}

const BASE_ISO = 100;

/** The nearest of the values that are factors of two apart. @param from one of them */
function stopOf(value: number | undefined, from: number): number | undefined {
  return value !== undefined && value > 0 ? from * 2 ** Math.round(Math.log2(value / from)) : undefined;
}

const ascending = (values: readonly (number | undefined)[]): (number | undefined)[] =>
  [...new Set(values)].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));

/** Photographs of such settings that a set should have, for what is known of its defects to hold there. */
const ENOUGH = 5;
/** Longest over shortest exposure from which on offset and rate can be told apart. */
const LEAST_RANGE = 2;

/** Sentences that say which photographs would tell more of these conditions; none where nothing is lacking. */
export function nextToTake({ files }: Pick<Result, 'files'>, { iso, exposure, temperature }: Conditions): string[] {
  const used = files.filter(({ status }) => status === 'used');
  const times = used.flatMap((row) => row.exposure ?? []);
  const isos = used.flatMap((row) => row.iso ?? []);
  const near = (value: number, wanted: number): boolean => value >= wanted / 2 && value <= wanted * 2;
  const there = used.filter((row) => near(row.exposure ?? NaN, exposure) && near(row.iso ?? NaN, iso)).length;
  const [longest, highest] = [Math.max(0, ...times), Math.max(0, ...isos)];
  const varies = longest >= LEAST_RANGE * Math.min(...times);
  const wanted = `ISO ${whole(iso)} and ${exposureTime(exposure)}`;
  return [
    times.length === 0 ? 'The photographs do not tell their exposures.' : '',
    times.length > 0 && !varies
      ? `All exposures are alike (${exposureTime(longest)}): take some that are ten times longer.`
      : '',
    there < ENOUGH
      ? `Take ${whole(ENOUGH - there)} or more photographs at ${wanted}: there ${there === 1 ? 'is 1' : `are ${whole(there)}`}.`
      : '',
    longest > 0 && exposure > LEAST_RANGE * longest
      ? `The longest exposure so far is ${exposureTime(longest)}: beyond it the fits reach farther than they were measured.`
      : '',
    highest > 0 && iso > LEAST_RANGE * highest ? `The highest ISO so far is ${whole(highest)}.` : '',
    temperature !== undefined && meanTemperature(files) === undefined ? 'No photograph tells its temperature.' : '',
  ].filter((sentence) => sentence !== '');
}
