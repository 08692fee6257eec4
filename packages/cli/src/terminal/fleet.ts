/** Several cameras, a line each: what a person reads first of a hundred of them. */
import { describeCamera, exceededLimits, plural } from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { reasonOf } from '../advice.ts';

/** The verdict comes first, in words of one length, so that a search or a glance finds those that are not as the others. */
export function describeFleet(results: readonly Result[]): string[] {
  const rows = results.map((result) => ({ ...verdictOf(result), name: describeCamera(result.camera, result.frame) }));
  const width = Math.max(...rows.map(({ verdict }) => verdict.length));
  return rows.map(({ verdict, name, detail }) => `${verdict.padEnd(width)}  ${name}: ${detail}`);
}

function verdictOf(result: Result): { readonly verdict: string; readonly detail: string } {
  const { status, defects, limits, checks } = result;
  if (status !== 'complete') return { verdict: 'NO VERDICT', detail: firstSentence(reasonOf(result)) };
  const found = defects.length === 0 ? 'no defects' : plural(defects.length, 'defect');
  const exceeded = exceededLimits(result);
  if (exceeded.length > 0) return { verdict: 'EXCEEDED', detail: exceeded.join(', ') };
  if (checks.some(({ name, status: passed }) => name === 'baseline' && passed === 'warning'))
    return { verdict: 'NO BASELINE', detail: found };
  return { verdict: limits ? 'within limits' : 'judged', detail: found };
}

function firstSentence(text: string): string {
  return /^.*?[.:](?=\s|$)/s.exec(text)?.[0].replace(/:$/, '.') ?? text;
}
