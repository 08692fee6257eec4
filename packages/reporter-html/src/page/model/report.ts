/** What all parts of the page share: the Result, which defects the filter lets through, and which one is selected. */
import { severityOf, standingsOf, type DefectKind, type Result } from '@hotpix/result';
import type { Artefact } from './artefacts.ts';
import type { Order } from '../table/column.ts';
import { Cell } from './cell.ts';
import { EVERYTHING, passes, type Filter } from './filter.ts';
import type { RankedDefect } from './ranked-defect.ts';

export interface Report {
  readonly result: Result;
  readonly defects: readonly RankedDefect[];
  readonly filter: Cell<Filter>;
  /** Of the table of defects. */
  readonly order: Cell<Order>;
  /** What the filter lets through, the strongest first. */
  readonly shown: Cell<readonly RankedDefect[]>;
  /** The same in the order of the table. */
  readonly listed: Cell<readonly RankedDefect[]>;
  readonly selected: Cell<RankedDefect | undefined>;
  /** Of what was left out, that which the map shows; undefined before anything was asked for. */
  readonly visited: Cell<Artefact | undefined>;
}

/** The order of a Result. */
export const BY_RANK: Order = { key: 'rank', direction: 'ascending' };

/** The one to look at first: the strongest of those that are new since the baseline, or else of all. */
export function firstOf({ result, defects }: Pick<Report, 'result' | 'defects'>): RankedDefect | undefined {
  return defects.at(result.baseline?.new[0] ?? 0);
}

/** Starts with every defect shown, and the strongest of the new ones selected, or else of all. */
export function createReport(result: Result): Report {
  const { frame } = result;
  const standings = standingsOf(result);
  const defects = result.defects.map((defect, i): RankedDefect => {
    const standing = standings.get(i);
    return {
      ...defect,
      rank: i + 1,
      ...(frame && { severity: severityOf(defect, frame) }),
      ...(standing && { standing }),
    };
  });
  const filter = new Cell(EVERYTHING);
  const shown = new Cell<readonly RankedDefect[]>(defects);
  filter.listen((value) => shown.set(defects.filter((defect) => passes(defect, value))));
  return {
    result,
    defects,
    filter,
    order: new Cell(BY_RANK),
    shown,
    listed: new Cell<readonly RankedDefect[]>(defects),
    selected: new Cell(firstOf({ result, defects })),
    visited: new Cell<Artefact | undefined>(undefined),
  };
}

/** How many defects there are of each kind. */
export function countKinds(defects: readonly RankedDefect[]): ReadonlyMap<DefectKind, number> {
  const counts = new Map<DefectKind, number>();
  for (const { kind } of defects) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
