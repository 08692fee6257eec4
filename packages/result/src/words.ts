/** Words that every report of a Result uses. */

import { changesSince } from './baseline.ts';
import type { DefectChanges } from './match-defects.ts';
import { forcedAgainst } from './refused.ts';
import { limitsOf } from './limits/standing.ts';
import { isLine } from './lines.ts';
import { percent, significant, whole } from './numbers.ts';
import type { CaptureMode, Defect, LimitRow, Result } from './schema.ts';

/** A count with its noun: `1 defect`, `12,345 defects`. */
export function plural(count: number, noun: string): string {
  return `${whole(count)} ${noun}${count === 1 ? '' : 's'}`;
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1 new, 2 gone, 0 worse, 0 better, 85 as before.` @param accepted those that would be new, where that is told here: `1 new, 3 accepted, …` */
export function changesInWords(
  { new: appeared, gone, worse, better, same }: DefectChanges,
  accepted: readonly unknown[] = [],
): string {
  const parts = [
    `${whole(appeared.length)} new`,
    ...(accepted.length > 0 ? [`${whole(accepted.length)} accepted`] : []),
    `${whole(gone.length)} gone`,
    `${whole(worse.length)} worse`,
    `${whole(better.length)} better`,
    `${whole(same)} as before`,
  ];
  return `${parts.join(', ')}.`;
}

/** `Against the baseline: 1 new, …`, or `Against the history: 1 new, 3 accepted, …`; undefined where the Result was checked against neither. */
export function baselineInWords(result: Pick<Result, 'baseline' | 'defects'>): string | undefined {
  const changes = changesSince(result);
  if (!changes) return undefined;
  const { against = 'baseline', accepted } = result.baseline ?? {};
  return `Against the ${against}: ${changesInWords(changes, against === 'history' ? accepted : [])}`;
}

/** That some are accepted by decision, and which were until a day that is over, each with the reason; at most `top` of them. */
export function decisionsInWords({ baseline, defects }: Pick<Result, 'baseline' | 'defects'>, top: number): string[] {
  const { accepted = [], expired = [], against } = baseline ?? {};
  const lines = expired
    .slice(0, top)
    .flatMap(({ defect: place, reason, by, until = '' }) =>
      defects
        .slice(place, place + 1)
        .map(
          ({ kind, x, y }) =>
            `Acceptance expired: ${kind} at ${x}, ${y}, until ${until}, by ${by}: ${sentence(reason)}`,
        ),
    );
  // Of a history they are told beside what is new.
  const counted =
    accepted.length > 0 && against === undefined ? [`${plural(accepted.length, 'defect')} accepted by decision.`] : [];
  return [
    ...counted,
    ...lines,
    ...(expired.length > top ? [`Acceptance expired of ${whole(expired.length - top)} more.`] : []),
  ];
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const PHOTOGRAPHS = { scene: 'ordinary photograph', dark: 'dark frame', flat: 'flat field' } as const;

/** What was photographed: `photograph`, `ordinary photograph`, `dark frame` or `flat field`. */
export function photographOf(mode: CaptureMode | undefined): string {
  return mode === undefined ? 'photograph' : PHOTOGRAPHS[mode];
}

/**
 * In how many of the photographs that count a defect is clearly visible: `15 of 16`. Of a line, whose pixels are looked at one by one, in which
 * share of them all: `0.4 %`. The whole stands out sooner, so that
 * a count would say that nobody sees what all photographs show.
 */
export function seenIn({ kind, rate, frames }: Pick<Defect, 'kind' | 'rate' | 'frames'>): string {
  if (!isLine({ kind })) return `${whole(rate * frames)} of ${whole(frames)}`;
  return rate > 0 && rate < 0.001 ? '<0.1 %' : percent(rate, rate > 0 && rate < 0.1 ? 1 : 0);
}

/** Of a ranking without evidence, which is no verdict. */
export const LISTING = 'A ranking lists the samples that vary least, whether they are defective or not.';

/** That a verdict is not one that the photographs give, and why; undefined of any other. */
export function forceInWords(result: Result): string | undefined {
  const against = forcedAgainst(result);
  return against === undefined ? undefined : `Judged by force although the photographs are refused: ${against}`;
}

/** The name of the limit on new defects per month, which a history answers. */
export const GROWTH = 'growth';
const PER_MONTH = 'new per month';

/** `hot 4 of at most 3`, `growth 1.96 new per month, at most 0.5`, or why that cannot be told. */
export function limitInWords(row: LimitRow): string {
  const { name, limit, actual, unjudged } = row;
  if (name === GROWTH) return growthInWords(row);
  if (actual === undefined) return `${name} of at most ${significant(limit, 6)} cannot be judged. ${unjudged ?? ''}`;
  return `${name} ${significant(actual, 6)} of at most ${significant(limit, 6)}`;
}

function growthInWords({ limit, actual, unjudged }: LimitRow): string {
  const most = significant(limit, 6);
  if (actual === undefined) return `${GROWTH} of at most ${most} ${PER_MONTH} cannot be judged. ${unjudged ?? ''}`;
  // Fewer digits would say that one just over its limit is at it.
  const isNear = Math.abs(actual - limit) < 0.01 * limit;
  return `${GROWTH} ${significant(actual, isNear ? 6 : 3)} ${PER_MONTH}, at most ${most}`;
}

/** Several of them, first those that can be told. */
export function limitsInWords(rows: readonly LimitRow[]): string {
  const [told, untold] = [true, false].map((isTold) =>
    rows.filter(({ actual }) => (actual !== undefined) === isTold).map(limitInWords),
  );
  return untold.length === 0 ? told.join(', ') : [...told.map((text) => `${text}.`), ...untold].join(' ');
}

/** The limits that are exceeded, each with what came; those that only warn are none. */
export function exceededLimits(result: Pick<Result, 'limits'>): string[] {
  return limitsOf(result, 'exceeded').map(limitInWords);
}
