/** Words that every report of a Result uses. */

import type { DefectChanges } from './match-defects.ts';
import { forcedAgainst } from './refused.ts';
import type { CaptureMode, LimitRow, Result } from './schema.ts';

/** A count with its noun: `1 defect`, `12,345 defects`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1 new, 2 gone, 0 worse, 0 better, 85 as before.` */
export function changesInWords({ new: appeared, gone, worse, better, same }: DefectChanges): string {
  return `${appeared.length} new, ${gone.length} gone, ${worse.length} worse, ${better.length} better, ${same} as before.`;
}

const PHOTOGRAPHS = { scene: 'ordinary photograph', dark: 'dark frame', flat: 'flat field' } as const;

/** What was photographed: `photograph`, `ordinary photograph`, `dark frame` or `flat field`. */
export function photographOf(mode: CaptureMode | undefined): string {
  return mode === undefined ? 'photograph' : PHOTOGRAPHS[mode];
}

/** Of a ranking without evidence, which is no verdict. */
export const LISTING = 'A ranking lists the samples that vary least, whether they are defective or not.';

/** That a verdict is not one that the photographs give, and why; undefined of any other. */
export function forceInWords(result: Result): string | undefined {
  const against = forcedAgainst(result);
  return against === undefined ? undefined : `Judged by force although the photographs are refused: ${against}`;
}

/** `hot 4 of at most 3`. */
export function limitInWords({ name, limit, actual }: LimitRow): string {
  return `${name} ${actual} of at most ${limit}`;
}

/** The limits that are exceeded, each with what came. */
export function exceededLimits({ limits = [] }: Pick<Result, 'limits'>): string[] {
  return limits.filter(({ exceeded }) => exceeded).map(limitInWords);
}
