/** What will show under conditions that were asked for, in a terminal. */
import { coverageOf, exposureTime, nextToTake, showingInWords, whole, type Conditions } from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { formatTable } from './table.ts';

/** How many defects will show, how the photographs were taken, and which would tell more; nothing of a Result without a verdict. */
export function describeConditions(result: Result, conditions: Conditions): string[] {
  if (result.status !== 'complete') return [];
  const { iso, exposure, temperature } = conditions;
  const warmth = temperature === undefined ? '' : ` and ${temperature} °C`;
  const [counts, ...unknown] = showingInWords(result, conditions);
  return [
    `At ISO ${whole(iso)}, ${exposureTime(exposure)}${warmth}: ${counts}`,
    ...unknown,
    ...coverage(result),
    ...nextToTake(result, conditions),
  ];
}

function coverage({ files }: Result): string[] {
  const { isos, exposures, counts } = coverageOf(files);
  if (isos.length === 0) return [];
  const heads = exposures.map((exposure) => (exposure === undefined ? 'unknown' : exposureTime(exposure)));
  const rows = isos.map((iso, i) => [
    iso === undefined ? 'ISO unknown' : `ISO ${whole(iso)}`,
    ...counts[i].map((count) => (count === 0 ? '' : String(count))),
  ]);
  return ['Photographs by ISO and exposure, to the nearest stop:', ...formatTable(['', ...heads], rows)];
}
