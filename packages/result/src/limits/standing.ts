/** How a camera stands to each of its limits. */
import type { LimitRow, Result } from '../schema.ts';
import { LIMIT_SETS, type LimitSet } from './sets.ts';

/** exceeded: more than it may have. warned: the same of a limit that only warns. unjudged: it cannot be told. kept: the others. */
export type LimitStanding = 'exceeded' | 'warned' | 'unjudged' | 'kept';

/** A limit that only warns says of what it cannot be judged by no more than that. */
export function standingOf({ exceeded, level, actual }: LimitRow): LimitStanding {
  if (actual === undefined) return level === 'warn' ? 'warned' : 'unjudged';
  if (!exceeded) return 'kept';
  return level === 'warn' ? 'warned' : 'exceeded';
}

/** The limits of a Result to which its camera stands so. */
export function limitsOf({ limits = [] }: Pick<Result, 'limits'>, standing: LimitStanding): readonly LimitRow[] {
  return limits.filter((row) => standingOf(row) === standing);
}

/** The ready-made set that some of the limits are of; undefined where none is, or where this version does not know it. */
export function limitSetOf({ limits = [] }: Pick<Result, 'limits'>): LimitSet | undefined {
  const name = limits.find(({ set }) => set !== undefined)?.set ?? '';
  return Object.hasOwn(LIMIT_SETS, name) ? LIMIT_SETS[name as keyof typeof LIMIT_SETS] : undefined;
}

/** `Limits of Sony IMX219 by ..., meant for ...`: whose limits they are, and how that one measures; empty where they are one's own. */
export function limitSetInWords(result: Pick<Result, 'limits'>): string[] {
  const set = limitSetOf(result);
  if (!set) return [];
  const asked = (result.limits ?? []).filter((row) => row.set !== undefined).length;
  const part = asked < set.rows.length ? ` ${asked} of its ${set.rows.length} limits are of such photographs.` : '';
  return [`Limits of ${set.title}.${part} Measured by its maker in: ${set.conditions}. Source: ${set.source}.`];
}
