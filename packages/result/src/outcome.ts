/** What a camera came to, in a word or two: what lists of many cameras go by. */
import { whole } from './numbers.ts';
import { limitsOf } from './limits/standing.ts';
import { forcedAgainst } from './refused.ts';
import type { Check, Result } from './schema.ts';

/** Worst first. */
const WORDS = {
  exceeded: 'EXCEEDED',
  unjudged: 'NO VERDICT',
  noBaseline: 'NO BASELINE',
  unanswered: 'UNANSWERED',
  forced: 'BY FORCE',
  warned: 'WARNED',
  within: 'within limits',
  judged: 'judged',
} as const;

/**
 * exceeded: over a limit. unjudged: no verdict. noBaseline: judged, but for what is new. unanswered: judged, but for a limit that
 * asks what the Result does not hold. forced: a verdict that the photographs do not give. warned: over a limit that only warns. within: every limit is kept. judged: a verdict, and no limits to hold it against.
 */
export type Outcome = keyof typeof WORDS;

/** The names of the checks that warn where a baseline, or a history, says nothing of what is new. */
export const BASELINE_CHECK = 'baseline';
export const HISTORY_CHECK = 'history';

/** Whether a check says that a baseline, or a history, says nothing of what is new. */
export const isLack = ({ name, status }: Pick<Check, 'name' | 'status'>): boolean =>
  (name === BASELINE_CHECK || name === HISTORY_CHECK) && status === 'warning';

export function outcomeOf(result: Result): Outcome {
  const { status, limits, checks } = result;
  if (status !== 'complete') return 'unjudged';
  if (limitsOf(result, 'exceeded').length > 0) return 'exceeded';
  if (checks.some(isLack)) return 'noBaseline';
  if (limitsOf(result, 'unjudged').length > 0) return 'unanswered';
  if (forcedAgainst(result) !== undefined) return 'forced';
  if (limitsOf(result, 'warned').length > 0) return 'warned';
  return limits?.length ? 'within' : 'judged';
}

/** What needs a look is in capitals, so that a search or a glance finds it. */
export const outcomeInWords = (outcome: Outcome): string => WORDS[outcome];

/** Whether nobody has to look at the camera. */
export const isGood = (outcome: Outcome): boolean => outcome === 'within' || outcome === 'judged';

/** Rows with the Results that need a look before the others; those of one outcome stay in their order. */
export function worstFirst<T extends { readonly result: Result }>(rows: readonly T[]): T[] {
  const order = Object.keys(WORDS);
  const place = ({ result }: T): number => order.indexOf(outcomeOf(result));
  return [...rows].sort((a, b) => place(a) - place(b));
}

const COUNTED: Readonly<Record<Outcome, string>> = {
  exceeded: 'over a limit',
  unjudged: 'without a verdict',
  noBaseline: 'without a baseline',
  unanswered: 'with a limit that cannot be judged',
  forced: 'judged by force',
  warned: 'over a limit that warns',
  within: 'within limits',
  judged: 'judged',
};

/** `1 over a limit, 2 within limits`, worst first. */
export function countOutcomes(results: readonly Result[]): string {
  const outcomes = results.map(outcomeOf);
  return (Object.keys(WORDS) as Outcome[])
    .map((outcome) => [outcome, outcomes.filter((one) => one === outcome).length] as const)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${whole(count)} ${COUNTED[outcome]}`)
    .join(', ');
}
