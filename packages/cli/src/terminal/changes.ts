/** What came and went between two Results of one camera, in a terminal. */
import {
  changesInWords,
  compareDefects,
  matchDefects,
  type Defect,
  type DefectPair,
  type Result,
} from '@hotpix/result';

/** A line with the numbers, then the defects themselves, of each side no more than `top`. */
export function describeChanges(result: Result, baseline: Result, top: number): string[] {
  const { appeared, gone } = matchDefects(baseline, result);
  const rows = [...appeared.slice(0, top).map(row('new')), ...gone.slice(0, top).map(row('gone'))];
  return [`Against the baseline: ${appeared.length} new, ${gone.length} gone.`, ...rows];
}

/** The same with those that became worse or better. */
export function describeDiff(before: Result, after: Result, top: number): string[] {
  const changes = compareDefects(before, after);
  const rows = [
    ...changes.new.slice(0, top).map((defect) => `${row('new')(defect)}, ${amplitude(defect)} DN`),
    ...changes.gone.slice(0, top).map((defect) => `${row('gone')(defect)}, ${amplitude(defect)} DN`),
    ...changes.worse.slice(0, top).map(change('worse')),
    ...changes.better.slice(0, top).map(change('better')),
  ];
  const all = changes.new.length + changes.gone.length + changes.worse.length + changes.better.length;
  const more = all > rows.length ? [`  and ${all - rows.length} more; --top shows more, --json holds all.`] : [];
  return [changesInWords(changes), ...rows, ...more];
}

function row(what: string): (defect: Defect) => string {
  return ({ kind, x, y }) => `  ${what.padEnd(4)}  ${kind} at ${x}, ${y}`;
}

function change(what: string): (pair: DefectPair) => string {
  return ({ before, after }) => `${row(what)(after)}, ${amplitude(before)} to ${amplitude(after)} DN`;
}

const amplitude = ({ amplitude: dn }: Defect): string => dn.toFixed(1);
