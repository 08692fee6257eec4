/** Which defects the table and the map show. */
import type { DefectKind } from '@hotpix/result';
import { holds } from './place.ts';
import type { RankedDefect } from './ranked-defect.ts';

export interface Filter {
  /** Absent for all. */
  readonly kinds?: ReadonlySet<DefectKind>;
  /** 0 to 1. */
  readonly confidence: number;
  /** Part of `x,y`, or a pixel of a line. */
  readonly position: string;
  readonly group: keyof typeof GROUPS;
}

export const GROUPS = {
  any: 'All',
  cluster: 'In a cluster',
  colourCluster: 'In one of a colour',
  new: 'New',
} as const;

export const EVERYTHING: Filter = { confidence: 0, position: '', group: 'any' };

export function isGroup(name: string): name is Filter['group'] {
  return Object.hasOwn(GROUPS, name);
}

/** Whether a defect passes. */
export function passes(defect: RankedDefect, { kinds, confidence, position, group }: Filter): boolean {
  return (
    (kinds?.has(defect.kind) ?? true) &&
    defect.confidence >= confidence &&
    isAt(defect, position) &&
    (group === 'any' || (group === 'new' ? defect.standing === 'new' : defect[group] !== undefined))
  );
}

function isAt(defect: RankedDefect, position: string): boolean {
  if (`${defect.x},${defect.y}`.includes(position)) return true;
  const [, x, y] = /^(\d+),(\d+)$/.exec(position) ?? [];
  return x !== undefined && holds(defect, { x: Number(x), y: Number(y) });
}
