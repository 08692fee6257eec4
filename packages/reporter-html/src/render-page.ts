import { nameWithSerial, type Result, verdictOf } from '@hotpix/result';
import { escapeHtml, escapeJson } from './escape.ts';
import { foldersOf } from './folders-of.ts';
import { script, scriptHash } from './generated/page.ts';
import { ICON } from './icon.ts';
import { shell } from './shell.ts';
import { visible } from './visible.ts';

/** Nothing runs on the page but what this file puts there. */
const POLICY = [`script-src '${scriptHash}'`, 'img-src data: blob:'];

export interface PageOptions {
  /**
   * What a reader types to repair copies of the photographs. A host without a command line has nothing to type.
   * @param folders where the photographs lie, as their paths name it; empty where nobody knows
   */
  readonly repairCommand?: (folders: readonly string[]) => string;
}

/** The page of a Result: the verdict as markup, everything else drawn from the embedded JSON by the embedded script. */
export function renderPage(result: Result, { repairCommand }: PageOptions = {}): string {
  const { headline, explanation, warnings } = verdictOf(result);
  const camera = result.camera ? nameWithSerial(result.camera) : '';
  const title = [headline, camera, 'hotpix'].filter((part) => part !== '').join(' · ');
  const text = (value: string) => escapeHtml(visible(value));
  const command = repairCommand?.(foldersOf(result));
  const words = `<h1>${text(headline)}</h1><p>${text([explanation, warnings && `${warnings}.`].filter(Boolean).join(' '))}</p>`;
  return shell({
    title: text(title),
    head: `<link rel="icon" href="${ICON}">\n${command === undefined ? '' : `<meta name="hotpix-repair" content="${text(command)}">\n`}`,
    policy: POLICY,
    body: `<noscript><main>${words}<p>The whole report needs JavaScript, which is switched off here.</p></main></noscript>
<script type="application/json" id="result">${escapeJson(result)}</script>
<script>${script}</script>`,
  });
}
