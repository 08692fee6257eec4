/** What a camera may have and still pass. */
import { newDefects } from './match-defects.ts';
import { LIMIT_NAMES, type LimitName } from './names.ts';
import type { DefectKind, LimitRow, Result } from './schema.ts';

/** The largest acceptable number of each; what is left out is not limited. */
export interface Limits extends Partial<Record<DefectKind, number>> {
  /** Defects of any kind. */
  readonly defects?: number;
  /** Groups of adjacent defects. */
  readonly clusters?: number;
  /** Defects of the largest cluster. */
  readonly clusterSize?: number;
  /** Groups of defects of one colour that are adjacent among their colour. */
  readonly colourClusters?: number;
  /** Largest difference from the neighbours, either way, in DN. */
  readonly amplitude?: number;
  /** Defects that the baseline does not have. */
  readonly new?: number;
  /** Files that could not be decoded. */
  readonly failedFiles?: number;
}

/**
 * Each limit with what came; without a baseline every defect is new. It tells nothing of a Result that is not `complete`,
 * which has no defects because nobody looked.
 */
export function applyLimits(result: Result, limits: Limits, baseline?: Result): LimitRow[] {
  return LIMIT_NAMES.flatMap((name) => {
    const limit = limits[name];
    if (limit === undefined) return [];
    const actual = measure(name, result, baseline);
    return [{ name, limit, actual, exceeded: actual > limit }];
  });
}

function measure(name: LimitName, result: Result, baseline: Result | undefined): number {
  const { defects, files } = result;
  switch (name) {
    case 'defects':
      return defects.length;
    case 'clusters':
      return clusterSizes(defects, 'cluster').length;
    case 'clusterSize':
      return Math.max(0, ...clusterSizes(defects, 'cluster'));
    case 'colourClusters':
      return clusterSizes(defects, 'colourCluster').length;
    case 'amplitude':
      return defects.reduce((most, { amplitude }) => Math.max(most, Math.abs(amplitude)), 0);
    case 'new':
      return newDefects(result, baseline).length;
    case 'failedFiles':
      return files.filter(({ status }) => status === 'failed').length;
    default:
      return defects.filter(({ kind }) => kind === name).length;
  }
}

function clusterSizes(defects: Result['defects'], of: 'cluster' | 'colourCluster'): number[] {
  const sizes = new Map<number, number>();
  for (const { [of]: number } of defects) if (number !== undefined) sizes.set(number, (sizes.get(number) ?? 0) + 1);
  return [...sizes.values()];
}
