/** What came and what went since a baseline, in a terminal. */
import { newDefects } from '@hotpix/result';
import type { Result } from '@hotpix/core';

type Defect = Result['defects'][number];

/** A line with both numbers, then the defects themselves, of each side no more than `top`. */
export function describeChanges(result: Result, baseline: Result, top: number): string[] {
  const come = newDefects(result, baseline);
  const gone = newDefects(baseline, result);
  const rows = [...come.slice(0, top).map(row('new')), ...gone.slice(0, top).map(row('gone'))];
  return [`Against the baseline: ${come.length} new, ${gone.length} gone.`, ...rows];
}

function row(what: string): (defect: Defect) => string {
  return ({ kind, x, y }) => `  ${what.padEnd(4)}  ${kind} at ${x}, ${y}`;
}
