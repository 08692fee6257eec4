/** What came and went between two Results of one camera, in a terminal. */
import {
  baselineInWords,
  changesInWords,
  changesSince,
  decisionsInWords,
  isMeasured,
  nameOfDefect,
  signed,
  type Defect,
  type DefectChanges,
  type DefectPair,
  type Result,
} from '@hotpix/result';

/** The sections of the two Results, as far as they are there: of a list they say whether it tells kinds. */
export interface Compared {
  readonly before?: Result['sections'];
  readonly after?: Result['sections'];
}

/**
 * A line with the numbers, then the defects themselves.
 * @param top most of each sort
 * @param most most of all together
 */
export function describeChanges(changes: DefectChanges, compared: Compared, top: number, most = Infinity): string[] {
  return [changesInWords(changes), ...changedRows(changes, compared, top, most)];
}

function changedRows(changes: DefectChanges, { before, after }: Compared, top: number, most: number): string[] {
  const all = [
    ...changes.new.slice(0, top).map((one) => row('new', one, nameOfDefect(one, after), strength(one))),
    ...changes.gone.slice(0, top).map((one) => row('gone', one, nameOfDefect(one, before), strength(one))),
    ...changes.worse.slice(0, top).map((pair) => row('worse', pair.after, pair.after.kind, change(pair))),
    ...changes.better.slice(0, top).map((pair) => row('better', pair.after, pair.after.kind, change(pair))),
  ];
  const rows = all.slice(0, most);
  const count = changes.new.length + changes.gone.length + changes.worse.length + changes.better.length;
  const more = count > rows.length ? [`  and ${count - rows.length} more; --top shows more, --json holds all.`] : [];
  return [...rows, ...more];
}

/** They stand beside a table of all defects, and take half of its room, unless that is little. */
const besideOthers = (top: number): number => Math.max(Math.min(top, LITTLE), Math.ceil(top / 2));

const LITTLE = 5;

/** What the history says of a Result that nothing was checked in. */
export function describeHistoryChanges(changes: DefectChanges, top: number): string[] {
  const [numbers, ...rows] = describeChanges(changes, {}, top, besideOthers(top));
  return [`Against the history: ${numbers}`, ...rows];
}

/** What a Result says of the baseline, or of the history, that it was checked against; nothing where there was none. */
export function describeBaseline(result: Result, top: number): string[] {
  const changes = changesSince(result);
  if (!changes) return [];
  const rows = changedRows(changes, { after: result.sections }, top, besideOthers(top));
  return [baselineInWords(result) ?? '', ...rows, ...decisionsInWords(result, top)];
}

type Sort = 'new' | 'gone' | 'worse' | 'better';
const WIDTH = 'better'.length;

function row(sort: Sort, { x, y }: Defect, name: string, dn: string): string {
  return `  ${sort.padEnd(WIDTH)}  ${[`${name} at ${x}, ${y}`, dn].filter((part) => part !== '').join(', ')}`;
}

/** Nothing where no photograph tells it. */
const strength = (defect: Defect): string => (isMeasured(defect) ? `${amplitude(defect)} DN` : '');

const change = ({ before, after }: DefectPair): string => `${amplitude(before)} to ${amplitude(after)} DN`;

const amplitude = ({ amplitude: dn }: Defect): string => signed(dn, 1);
