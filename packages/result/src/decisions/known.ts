/** What decisions make of a camera's defects. */
import { isLine } from '../lines.ts';
import { matchDefects } from '../match-defects.ts';
import type { Defect, Result } from '../schema.ts';
import type { CameraDecisions, Decision, Site } from './schema.ts';

/** A defect of a Result with the decision on it. */
export interface Decided {
  readonly defect: Defect;
  readonly decision: Decision;
}

export interface Known {
  /** The sites whose decisions hold, as a baseline has them. */
  readonly defects: readonly Defect[];
  /** Of the Result, what is accepted. */
  readonly accepted: readonly Decided[];
  /** Of the Result, what was accepted until a day that is over, and is not otherwise. */
  readonly expired: readonly Decided[];
}

/** @param today as `2027-01-31`, by which decisions hold or have expired */
export function knownBy({ accepted: decisions }: CameraDecisions, result: Result, today: string): Known {
  const holding = decisions.filter((decision) => !hasExpired(decision, today));
  const sites = sitesOf(holding);
  const { stayed, appeared } = matchDefects({ defects: [...sites.keys()] }, result);
  const lapsed = sitesOf(decisions.filter((decision) => hasExpired(decision, today)));
  const before = matchDefects({ defects: [...lapsed.keys()] }, { ...result, defects: [...appeared] });
  return {
    defects: [...sites.keys()],
    accepted: stayed.map((pair) => decided(pair, sites)),
    expired: before.stayed.map((pair) => decided(pair, lapsed)),
  };
}

/** Its last day is whole. */
export const hasExpired = ({ until }: Pick<Decision, 'until'>, today: string): boolean =>
  until !== undefined && until < today;

function decided(
  { before, after }: { readonly before: Defect; readonly after: Defect },
  sites: ReadonlyMap<Defect, Decision>,
): Decided {
  return { defect: after, decision: sites.get(before) as Decision };
}

function sitesOf(decisions: readonly Decision[]): Map<Defect, Decision> {
  return new Map(decisions.flatMap((decision) => decision.sites.map((site) => [defectOf(site), decision] as const)));
}

/** What is not said of a site speaks against no defect that is there: an amplitude of zero is of either sign. */
export function defectOf({ x, y, kind = 'hot', amplitude = 0, score = 0, extent, colour }: Site): Defect {
  return {
    ...{ x, y, kind, amplitude, rate: 0, frames: 0, score, confidence: 1 },
    ...(colour !== undefined && { colour }),
    extent: extent ?? { x, y, width: 1, height: 1 },
  };
}

export function siteOf(defect: Defect): Site {
  const { x, y, kind, colour, amplitude, score, extent } = defect;
  return { x, y, kind, ...(colour !== undefined && { colour }), amplitude, score, ...(isLine(defect) && { extent }) };
}
