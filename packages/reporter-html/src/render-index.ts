/** The page of several cameras: the verdict on each, and the way to its own page. Markup alone, in the style of the report. */
import { describeCamera, type Result, verdictOf } from '@hotpix/result';
import { escapeHtml } from './escape.ts';
import { shell } from './shell.ts';
import { visible } from './visible.ts';

const text = (value: string): string => escapeHtml(visible(value));

/** What needs a look comes first. */
const ORDER = ['exceeded', 'unjudged', 'found', 'clean'] as const;

/** @param cameras each with the name of its page, beside this one */
export function renderIndex(cameras: readonly { readonly result: Result; readonly page: string }[]): string {
  const rows = cameras
    .map(({ result, page }) => ({ result, page, verdict: verdictOf(result) }))
    .sort((a, b) => ORDER.indexOf(a.verdict.tone) - ORDER.indexOf(b.verdict.tone))
    .map(({ result, page, verdict: { headline, explanation } }) => {
      const name = `<a href="${encodeURIComponent(page)}">${text(describeCamera(result.camera, result.frame))}</a>`;
      return `<tr><th scope="row">${name}</th><td>${text(headline)}</td><td>${text(explanation)}</td></tr>`;
    });
  const heads = ['Camera', 'Verdict', 'In words'].map((head) => `<th scope="col">${head}</th>`).join('');
  return shell({
    title: `${cameras.length} cameras · hotpix`,
    body: `<main>
<section><h1>${cameras.length} cameras</h1>
<div class="table-shell"><table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></div></section>
</main>`,
  });
}
