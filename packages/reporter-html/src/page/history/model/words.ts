/** What a history says, in words. */
import { HIDDEN_WORDS, type Hidden, type TransitionKind } from '@hotpix/history/pure';
import { sentenceCase } from '@hotpix/result';
import { percent, significant, whole } from '../../model/format.ts';
import { CHANGE_ORDER } from './changes.ts';

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

/** `3 new, 1 worse`; `nothing new` where there is nothing to tell. */
export function changesInWords(counts: Counts): string {
  const parts = CHANGE_ORDER.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [`${whole(count)} ${CHANGES[kind].name.toLowerCase()}`] : [];
  });
  return parts.length > 0 ? parts.join(', ') : 'nothing new';
}

export interface Judged {
  /** Scans of the camera. */
  readonly scans: number;
  readonly isJudged: boolean;
  readonly reach: number;
  readonly changes: Counts;
}

/** Below it a scan says little of what is new. */
const REACH = 0.5;

export interface VerdictWords {
  readonly tone: 'clean' | 'found' | 'unjudged';
  readonly headline: string;
  /** What the verdict does not say; absent where it says all. */
  readonly doubt?: string;
}

/** On a camera, by its last scan. */
export function verdictOf({ scans, isJudged, reach, changes }: Judged): VerdictWords {
  if (!isJudged) return { tone: 'unjudged', headline: 'No verdict in the last scan' };
  if (scans === 1) return { tone: 'unjudged', headline: 'First scan', doubt: 'The next one tells what is new.' };
  const isWorse = (['new', 'back', 'worse'] as const).some((kind) => (changes[kind] ?? 0) > 0);
  const headline = sentenceCase(changesInWords(isWorse ? changes : { ...changes, revealed: 0 }));
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

/** An amplitude of four digits: `+111.2`, `−4,778`. */
export const dn = (value: number): string => `${value > 0 ? '+' : ''}${significant(value)}`;
