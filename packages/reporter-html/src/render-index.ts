/** The page of several cameras: the verdict on each, and the way to its own page. Markup alone, in the style of the report. */
import {
  countOutcomes,
  describeCameras,
  isGood,
  outcomeInWords,
  outcomeOf,
  plural,
  type Result,
  sentenceCase,
  verdictOf,
  worstFirst,
} from '@hotpix/result';
import { escapeHtml } from './escape.ts';
import { shell } from './shell.ts';
import { visible } from './visible.ts';

const text = (value: string): string => escapeHtml(visible(value));

/** @param cameras each with the name of its page, beside this one */
export function renderIndex(cameras: readonly { readonly result: Result; readonly page: string }[]): string {
  const results = cameras.map(({ result }) => result);
  const names = describeCameras(results);
  const rows = worstFirst(cameras.map((camera, i) => ({ ...camera, name: names[i] }))).map(row);
  const heads = ['Camera', 'Verdict', 'In words'].map((head) => `<th scope="col">${head}</th>`).join('');
  const count = plural(cameras.length, 'camera');
  return shell({
    title: `${count} · hotpix`,
    body: `<main>
<section class="cameras"><h1>${count}</h1>
<p>${sentenceCase(countOutcomes(results))}. Each name leads to the page of that camera.</p>
<div class="table-shell"><table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></div></section>
</main>`,
  });
}

function row({
  result,
  page,
  name,
}: {
  readonly result: Result;
  readonly page: string;
  readonly name: string;
}): string {
  const outcome = outcomeOf(result);
  const { explanation, warnings } = verdictOf(result, { isNamed: false });
  const words = warnings === undefined ? explanation : `${explanation} ${warnings}, as its page says.`;
  const link = `<a href="${encodeURIComponent(page)}">${text(name)}</a>`;
  const verdict = isGood(outcome) ? text(outcomeInWords(outcome)) : `<strong>${text(outcomeInWords(outcome))}</strong>`;
  return `<tr><th scope="row">${link}</th><td>${verdict}</td><td>${text(words)}</td></tr>`;
}
