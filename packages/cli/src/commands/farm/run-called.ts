/** Runs by the beginnings of their names. */
import type { Place } from '@hotpix/objects';
import { UsageError } from '../../usage-error.ts';

/** Digits of a name that are shown. */
const SHOWN = 12;

export const shortName = (run: string): string => run.slice(0, SHOWN);

/** The names of all runs of a store that begin so. */
export async function runsCalled(place: Place, beginning: string): Promise<string[]> {
  const runs: string[] = [];
  for await (const { key } of place.list(`plans/${beginning}`)) {
    const [, run] = /^plans\/([0-9a-f]{64})\.json$/.exec(key) ?? [];
    if (run !== undefined) runs.push(run);
  }
  return runs;
}

/** @throws {UsageError} where none begins so, or several do */
export async function runCalled(place: Place, beginning: string): Promise<string> {
  const runs = /^[0-9a-f]+$/.test(beginning) ? await runsCalled(place, beginning) : [];
  if (runs.length === 1) return runs[0];
  const came = runs.length === 0 ? 'of which the store has none' : `of which it has ${runs.length}`;
  throw new UsageError(
    'missingArgument',
    `Expected the beginning of the name of one run, got '${beginning}', ${came}. 'hotpix farm status' lists them.`,
  );
}
