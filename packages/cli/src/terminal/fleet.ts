/** Several cameras, a line each: what a person reads first of a hundred of them. */
import {
  describeCameras,
  exceededLimits,
  isLack,
  isListing,
  limitsInWords,
  limitsOf,
  outcomeInWords,
  outcomeOf,
  plural,
  whole,
  worstFirst,
} from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { reasonOf } from '../advice.ts';

/** A Result of a list, with what its camera is called there. */
export interface Listed {
  readonly result: Result;
  readonly name: string;
}

/** Worst first. */
export function listed(results: readonly Result[]): Listed[] {
  const names = describeCameras(results);
  return worstFirst(results.map((result, i) => ({ result, name: names[i] })));
}

/** The verdict comes first, in words of one length, so that a search or a glance finds those that are not as the others. */
export function describeFleet(rows: readonly Listed[]): string[] {
  const verdicts = rows.map(({ result }) => outcomeInWords(outcomeOf(result)));
  const width = Math.max(...verdicts.map(({ length }) => length));
  return rows.map(({ result, name }, i) => {
    const detail = detailOf(result);
    return `${verdicts[i].padEnd(width)}  ${result.frame ? `${name}: ${detail}` : detail}`;
  });
}

function detailOf(result: Result): string {
  const { status, defects } = result;
  if (status !== 'complete') return firstSentence(reasonOf(result));
  const exceeded = exceededLimits(result);
  const unanswered = limitsOf(result, 'unjudged').length;
  if (exceeded.length > 0) {
    const more = unanswered > 0 ? [`${plural(unanswered, 'limit')} cannot be judged`] : [];
    return [...exceeded, ...more].join(', ');
  }
  const [doubtful] = [limitsOf(result, 'unjudged'), limitsOf(result, 'warned')].filter(({ length }) => length > 0);
  if (doubtful && !result.checks.some(isLack)) return limitsInWords(doubtful);
  const noun = isListing(result) ? 'candidate' : 'defect';
  return defects.length === 0 ? `no ${noun}s` : plural(defects.length, noun);
}

/** What a line per camera leaves out, and how to see it; nothing where nothing is left out. */
export function describeUntold(untold: readonly Listed[]): string[] {
  if (untold.length === 0) return [];
  const warned = untold.filter(({ result }) => result.checks.some(({ status }) => status === 'warning')).length;
  const verb = untold.length === 1 ? 'takes one line' : 'take one line each';
  const count = untold.length === 1 ? '' : `${whole(warned)} of them `;
  const warnings = warned > 0 ? `, ${count}with warnings` : '';
  return [`${plural(untold.length, 'camera')} ${verb}${warnings}; --verbose tells all.`];
}

function firstSentence(text: string): string {
  return /^.*?[.:](?=\s|$)/s.exec(text)?.[0].replace(/:$/, '.') ?? text;
}
