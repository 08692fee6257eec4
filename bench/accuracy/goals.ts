/** What is found in JPEGs, against the goals of the project. */
import type { Row } from './body.ts';
import { decimal, type Column } from './columns.ts';
import type { RealRow } from './real-sets.ts';
import type { Score, Share } from './score.ts';
import { GOAL_FRAMES } from './subjects.ts';

interface Goal {
  readonly of: string;
  readonly precision: number;
  readonly recall: number;
  /** Of single pixels under red filters and under blue ones, each. */
  readonly filters?: number;
}

/** Of all cameras together whose JPEGs are as cameras make them, by the medium. */
const BY_MEDIUM: readonly Goal[] = [
  { of: 'JPEG q92 4:2:0', precision: 0.99, recall: 0.95, filters: 0.9 },
  { of: 'JPEG q80 4:2:0', precision: 0.98, recall: 0.9 },
  { of: 'JPEG q95 4:4:4', precision: 0.99, recall: 0.96 },
];
const OF_XTRANS: Goal = { of: 'X-Trans, JPEG q92 4:2:0', precision: 0.98, recall: 0.85 };

/** What was measured of a goal; NaN where nothing was. */
export interface Standing {
  readonly goal: Goal;
  readonly precision: number;
  readonly recall: number;
  /** The recall of whoever found all lines and all that is within reach. */
  readonly atMost: number;
  readonly red: number;
  readonly blue: number;
}

/** What a goal is about, and the scores of the cameras with defects that it is about. */
interface Aimed {
  readonly goal: Goal;
  readonly scores: readonly Score[];
}

/** @param usual rows of the usual cameras @param engines those of cameras whose JPEGs are as cameras make them */
export function aimsOf(usual: readonly Row[], engines: readonly Row[]): Aimed[] {
  const aims = [
    ...BY_MEDIUM.map((goal) => ({ goal, rows: engines.filter(({ medium }) => medium === goal.of) })),
    { goal: OF_XTRANS, rows: usual.filter(({ camera, medium }) => `${camera}, ${medium}` === OF_XTRANS.of) },
  ];
  return aims.map(({ goal, rows }) => ({
    goal,
    scores: rows
      .filter(({ ranking, frames, score }) => ranking === 'evidence' && frames === GOAL_FRAMES && score.all.of > 0)
      .map(({ score }) => score),
  }));
}

export function standingOf({ goal, scores }: Aimed): Standing {
  const right = sum(scores.map((score) => score.right));
  return {
    goal,
    precision: right / (right + sum(scores.map((score) => score.wrong))),
    recall: ratio(scores.map(({ all }) => all)),
    atMost:
      1 - sum(scores.map(({ reach }) => reach.invisible.of + reach.once.of)) / sum(scores.map(({ all }) => all.of)),
    red: ratio(scores.map(({ filters }) => filters.red)),
    blue: ratio(scores.map(({ filters }) => filters.blue)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const ratio = (shares: readonly Share[]): number =>
  sum(shares.map(({ found }) => found)) / sum(shares.map(({ of }) => of));

export const GOALS: readonly Column<Standing>[] = [
  ['as', ({ goal }) => goal.of],
  ['precision', ({ precision }) => decimal(precision, 3)],
  ['goal', ({ goal }) => String(goal.precision)],
  ['recall', ({ recall }) => decimal(recall, 3)],
  ['goal', ({ goal }) => String(goal.recall)],
  ['at most', ({ atMost }) => decimal(atMost, 3)],
  ['red', ({ red }) => decimal(red, 3)],
  ['blue', ({ blue }) => decimal(blue, 3)],
  ['goal', ({ goal }) => (goal.filters === undefined ? '–' : String(goal.filters))],
];

/** The most finds where there is nothing to be found; NaN where nothing was measured. */
export interface Nothing {
  readonly of: string;
  readonly sets: number;
  readonly most: number;
  readonly goal: number;
}

/** @param rows of cameras by day */
export function nothingFoundOf(rows: readonly Row[], real: readonly RealRow[]): Nothing[] {
  const clean = rows.filter(({ ranking, score }) => ranking === 'evidence' && score.all.of === 0);
  const control = real.filter(({ set, ranking }) => set === 'dji-fc300s' && ranking === 'evidence');
  return [
    nothing(
      'simulated cameras by day',
      1,
      clean.map(({ score }) => score.finds),
    ),
    nothing(
      'dji-fc300s',
      0,
      control.map(({ finds }) => finds),
    ),
  ];
}

function nothing(of: string, goal: number, finds: readonly number[]): Nothing {
  return { of, goal, sets: finds.length, most: finds.length === 0 ? NaN : Math.max(...finds) };
}

export const NOTHING: readonly Column<Nothing>[] = [
  ['without a defect', ({ of }) => of],
  ['sets', ({ sets }) => String(sets)],
  ['most finds', ({ most }) => decimal(most, 0)],
  ['goal', ({ goal }) => String(goal)],
];
