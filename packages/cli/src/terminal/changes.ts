/** What came and went between two Results of one camera, in a terminal. */
import { changedDefects, matchDefects, type Defect, type DefectPair, type Result } from '@hotpix/result';

/** A line with the numbers, then the defects themselves, of each side no more than `top`. */
export function describeChanges(result: Result, baseline: Result, top: number): string[] {
  const { appeared, gone } = matchDefects(baseline, result);
  const rows = [...appeared.slice(0, top).map(row('new')), ...gone.slice(0, top).map(row('gone'))];
  return [`Against the baseline: ${appeared.length} new, ${gone.length} gone.`, ...rows];
}

/** The same with those that became worse or better, the strongest first. */
export function describeDiff(before: Result, after: Result, top: number): string[] {
  const { appeared, gone, stayed } = matchDefects(before, after);
  const { worse, better } = changedDefects(stayed);
  const rows = [
    ...strongest(appeared, top).map((defect) => `${row('new')(defect)}, ${amplitude(defect)} DN`),
    ...strongest(gone, top).map((defect) => `${row('gone')(defect)}, ${amplitude(defect)} DN`),
    ...worse.slice(0, top).map(change('worse')),
    ...better.slice(0, top).map(change('better')),
  ];
  const hidden = appeared.length + gone.length + worse.length + better.length - rows.length;
  const counts = `${appeared.length} new, ${gone.length} gone, ${worse.length} worse, ${better.length} better, ${stayed.length - worse.length - better.length} as before.`;
  return [counts, ...rows, ...(hidden > 0 ? [`  and ${hidden} more; --top shows more, --json holds all.`] : [])];
}

function strongest(defects: readonly Defect[], top: number): Defect[] {
  return [...defects].sort((a, b) => Math.abs(b.amplitude) - Math.abs(a.amplitude)).slice(0, top);
}

function row(what: string): (defect: Defect) => string {
  return ({ kind, x, y }) => `  ${what.padEnd(4)}  ${kind} at ${x}, ${y}`;
}

function change(what: string): (pair: DefectPair) => string {
  return ({ before, after }) => `${row(what)(after)}, ${amplitude(before)} to ${amplitude(after)} DN`;
}

const amplitude = ({ amplitude: dn }: Defect): string => dn.toFixed(1);
