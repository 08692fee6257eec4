import { countOutcomes, outcomeOf, plural, worstFirst, type Outcome } from '@hotpix/result';
import type { Result } from '@hotpix/core';

const COLOURS: Readonly<Record<Outcome, string>> = {
  exceeded: 'red',
  unjudged: 'lightgrey',
  noBaseline: 'yellow',
  unanswered: 'lightgrey',
  forced: 'yellow',
  warned: 'yellow',
  within: 'brightgreen',
  judged: 'blue',
};

/** The answer of an endpoint of shields.io, version 1 of its schema: a badge in the colour of the worst camera. */
export function shields(results: readonly Result[]): string {
  const [{ result }] = worstFirst(results.map((one) => ({ result: one })));
  const message = results.length === 1 ? ofOne(result) : countOutcomes(results);
  const badge = { schemaVersion: 1, label: 'hotpix', message, color: COLOURS[outcomeOf(result)] };
  return `${JSON.stringify(badge, undefined, 2)}\n`;
}

function ofOne(result: Result): string {
  const outcome = outcomeOf(result);
  if (outcome === 'unjudged') return 'no verdict';
  const found = result.defects.length === 0 ? 'no defects' : plural(result.defects.length, 'defect');
  return outcome === 'judged' ? found : `${found}, ${countOutcomes([result]).replace(/^1 /, '')}`;
}
