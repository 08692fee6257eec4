/** The page of what differs between two Results of one camera: markup alone, in the style of the report. */
import { cameraName, changesInWords, compareDefects, type Defect, type DefectPair, type Result } from '@hotpix/result';
import { escapeHtml } from './escape.ts';
import { shell } from './shell.ts';
import { visible } from './visible.ts';

/** Rows of each table. */
const MOST = 1000;

const text = (value: string): string => escapeHtml(visible(value));

/** @param pairs of each camera the earlier Result and the later */
export function renderDiff(pairs: readonly { readonly before: Result; readonly after: Result }[]): string {
  const cameras = pairs.map(({ before, after }) => camera(before, after));
  return shell({ title: 'What differs · hotpix', body: `<main>\n${cameras.join('\n')}\n</main>` });
}

function camera(before: Result, after: Result): string {
  const changes = compareDefects(before, after);
  const name = (after.camera && cameraName(after.camera)) || 'Unnamed camera';
  const one = (defect: Defect): string[] => [...place(defect), dn(defect)];
  const both = ({ before: from, after: to }: DefectPair): string[] => [...place(to), dn(from), dn(to)];
  return `<section>
<h1>${text(name)}</h1>
<p class="prose">${changesInWords(changes)}</p>
</section>
${table('New', ['DN'], changes.new.map(one))}
${table('Gone', ['DN'], changes.gone.map(one))}
${table('Worse', ['DN before', 'DN now'], changes.worse.map(both))}
${table('Better', ['DN before', 'DN now'], changes.better.map(both))}`;
}

const place = ({ kind, x, y, colour = '' }: Defect): string[] => [kind, String(x), String(y), colour];

const dn = ({ amplitude }: Defect): string => amplitude.toFixed(1);

function table(title: string, amplitudes: readonly string[], rows: readonly string[][]): string {
  if (rows.length === 0) return '';
  const heads = ['Kind', 'x', 'y', 'Colour', ...amplitudes].map((head) => `<th scope="col">${head}</th>`).join('');
  const body = rows.slice(0, MOST).map((row) => `<tr>${row.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`);
  const more = rows.length > MOST ? `<p class="muted">${rows.length - MOST} more are in the JSON.</p>` : '';
  return `<section>
<h2>${title}: ${rows.length}</h2>
<div class="table-shell"><table><thead><tr>${heads}</tr></thead><tbody>${body.join('')}</tbody></table></div>${more}
</section>`;
}
