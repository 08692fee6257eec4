/** What a history says, in words. */
import { HIDDEN_WORDS, type Hidden, type TransitionKind } from '@hotpix/history/pure';
import { plural, sentenceCase } from '@hotpix/result';
import type { AcceptedChanges } from '../../../history/accepted-changes.ts';
import { percent, significant, whole } from '../../model/format.ts';
import { CHANGE_ORDER } from './changes.ts';
import { hasExpired, today } from './expiry.ts';

interface ChangeWords {
  readonly name: string;
  readonly meaning: string;
}

export const CHANGES: Readonly<Record<TransitionKind, ChangeWords>> = {
  new: { name: 'New', meaning: 'seen for the first time, though an earlier scan would have shown it' },
  revealed: { name: 'Revealed', meaning: 'seen for the first time; it may have been there before' },
  back: { name: 'Back', meaning: 'seen again after it was gone' },
  worse: { name: 'Worse', meaning: 'its amplitude grew by a quarter or more' },
  better: { name: 'Better', meaning: 'its amplitude fell by a quarter or more' },
  gone: { name: 'Gone', meaning: 'scans that could have shown it did not' },
};

type Counts = Readonly<Partial<Record<TransitionKind, number>>>;

/** `3 new (1 accepted), 1 worse`; `nothing new` where there is nothing to tell. */
export function changesInWords(counts: Counts, accepted: Counts = {}): string {
  const parts = CHANGE_ORDER.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    const words = `${whole(count)} ${CHANGES[kind].name.toLowerCase()}`;
    return count > 0 ? [`${words}${acceptedInWords(count, accepted[kind] ?? 0)}`] : [];
  });
  return parts.length > 0 ? parts.join(', ') : 'nothing new';
}

function acceptedInWords(all: number, accepted: number): string {
  if (accepted === 0) return '';
  if (accepted < all) return ` (${whole(accepted)} accepted)`;
  return ` (${all === 1 ? '' : all === 2 ? 'both ' : 'all '}accepted)`;
}

export interface Judged {
  /** Scans of the camera. */
  readonly scans: number;
  readonly isJudged: boolean;
  readonly reach: number;
  readonly changes: Counts;
  /** Of the changes. */
  readonly accepted: readonly AcceptedChanges[];
}

/** Below it a scan says little of what is new. */
const REACH = 0.5;

export interface VerdictWords {
  readonly tone: 'clean' | 'found' | 'unjudged';
  readonly headline: string;
  /** What the verdict does not say; absent where it says all. */
  readonly doubt?: string;
}

/** How many changes of each kind are accepted on the day on which the page is read. */
function acceptedToday({ accepted }: Pick<Judged, 'accepted'>): Counts {
  const counts: Partial<Record<TransitionKind, number>> = {};
  for (const one of accepted) if (!hasExpired(one, today())) counts[one.kind] = (counts[one.kind] ?? 0) + one.count;
  return counts;
}

/** How many are new, back or worse, and not accepted. */
export function openChanges(judged: Pick<Judged, 'changes' | 'accepted'>): number {
  const accepted = acceptedToday(judged);
  const open = (['new', 'back', 'worse'] as const).map((kind) => (judged.changes[kind] ?? 0) - (accepted[kind] ?? 0));
  return open.reduce((sum, count) => sum + count);
}

/** On a camera, by its last scan. What is accepted is no news. */
export function verdictOf({ scans, isJudged, reach, ...judged }: Judged): VerdictWords {
  if (!isJudged) return { tone: 'unjudged', headline: 'No verdict in the last scan' };
  if (scans === 1) return { tone: 'unjudged', headline: 'First scan', doubt: 'The next one tells what is new.' };
  const { changes } = judged;
  const isWorse = openChanges(judged) > 0;
  const shown = isWorse ? changes : { ...changes, revealed: 0 };
  const headline = sentenceCase(changesInWords(shown, acceptedToday(judged)));
  const doubt = reach < REACH ? { doubt: `The last scan could show ${percent(reach)} of the known defects.` } : {};
  return { tone: isWorse ? 'found' : reach < REACH ? 'unjudged' : 'clean', headline, ...doubt };
}

/** `12 too short an exposure, 1 too bright`. */
export function hiddenInWords(rules: ReadonlyMap<Hidden, number>): string {
  const sorted = [...rules].sort(([, a], [, b]) => b - a);
  return sorted.map(([rule, count]) => `${whole(count)} ${HIDDEN_WORDS[rule]}`).join(', ');
}

/** `3.2 (1.1 to 7.4)`. */
export function estimateInWords({ value, low, high }: { value: number; low: number; high: number }): string {
  return `${significant(value, 2)} (${significant(low, 2)} to ${significant(high, 2)})`;
}

export const dayOf = (time: string): string => time.slice(0, 10);

const DAY = 86_400_000;
const MONTH = 30.44 * DAY;

/** `5 months ago`, on the day on which the page is read; empty of a day that is still to come. */
export function agoInWords(time: string): string {
  const passed = Date.now() - Date.parse(`${time}Z`);
  const [length, noun] = passed < MONTH ? ([DAY, 'day'] as const) : ([MONTH, 'month'] as const);
  const count = Math.floor(passed / length);
  return count < 1 ? '' : `${plural(count, noun)} ago`;
}

/** An amplitude of four digits: `+111.2`, `−4,778`. */
export const dn = (value: number): string => `${value > 0 ? '+' : ''}${significant(value)}`;
