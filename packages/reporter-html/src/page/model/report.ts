/** What all parts of the page share: the Result, which defects the filter lets through, and which one is selected. */
import { severityOf, standingsOf, type DefectKind, type Result, type Severity, type Standing } from '@hotpix/result';
import type { Artefact } from './artefacts.ts';
import { Cell } from './cell.ts';

/** A defect of a Result with its place in it. */
export type RankedDefect = Result['defects'][number] & {
  /** From 1, the strongest. */
  readonly rank: number;
  /** How bad it is for who looks at pictures; absent without a frame. */
  readonly severity?: Severity;
  /** How it stands to the baseline; absent where it is as it was, or there is none. */
  readonly standing?: Standing;
};

export interface Report {
  readonly result: Result;
  readonly defects: readonly RankedDefect[];
  readonly shown: Cell<readonly RankedDefect[]>;
  readonly selected: Cell<RankedDefect | undefined>;
  /** Of what was left out, that which the map shows; undefined before anything was asked for. */
  readonly visited: Cell<Artefact | undefined>;
}

/** Starts with every defect shown, and the strongest of the new ones selected, or else of all. */
export function createReport(result: Result): Report {
  const { frame, baseline } = result;
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
  return {
    result,
    defects,
    shown: new Cell<readonly RankedDefect[]>(defects),
    selected: new Cell(defects.at(baseline?.new[0] ?? 0)),
    visited: new Cell<Artefact | undefined>(undefined),
  };
}

/** How many defects there are of each kind. */
export function countKinds(defects: readonly RankedDefect[]): ReadonlyMap<DefectKind, number> {
  const counts = new Map<DefectKind, number>();
  for (const { kind } of defects) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
