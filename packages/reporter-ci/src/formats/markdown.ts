import { countOutcomes, outcomeInWords, outcomeOf, plural, sentenceCase, verdictOf, worstFirst } from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { clean } from '../clean.ts';
import { needsLook, suitesOf } from '../suites.ts';

/** Markdown with the tables of GitHub: a row per camera, worst first, and what needs a look below it. */
export function markdown(results: readonly Result[]): string {
  const suites = suitesOf(results);
  const rows = worstFirst(results.map((result, i) => ({ result, suite: suites[i] })));
  const table = rows.map(({ result, suite }) => {
    const { explanation } = verdictOf(result, { isNamed: false });
    return `| ${[suite.camera, outcomeInWords(outcomeOf(result)), clean(explanation)].map(escapeMarkdown).join(' | ')} |`;
  });
  const points = rows.flatMap(({ suite: { camera, cases } }) =>
    cases
      .filter(needsLook)
      .map(
        ({ name, message }) => `- **${escapeMarkdown(camera)}**, ${escapeMarkdown(name)}: ${escapeMarkdown(message)}`,
      ),
  );
  return (
    [
      `## hotpix: ${plural(results.length, 'camera')}`,
      `${sentenceCase(countOutcomes(results))}.`,
      ['| Camera | Verdict | In words |', '| --- | --- | --- |', ...table].join('\n'),
      ...(points.length > 0 ? [points.join('\n')] : []),
    ].join('\n\n') + '\n'
  );
}

/** What Markdown, its tables, its links without brackets and its formulas are made of. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&#:@$^]/g, '\\$&').replace(/www(?=\.)/gi, '$&\\');
}
