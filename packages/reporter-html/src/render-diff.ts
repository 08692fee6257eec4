/** The page of what differs between two Results of one camera: markup alone, in the style of the report. */
import {
  changesInWords,
  compareDefects,
  isMeasured,
  nameOfDefect,
  nameWithSerial,
  sentenceCase,
  signed,
  whole,
  type Defect,
  type DefectPair,
  type Result,
} from '@hotpix/result';
import { escapeHtml } from './escape.ts';
import { shell } from './shell.ts';
import { typeset } from './typeset.ts';
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
  const name = (after.camera && nameWithSerial(after.camera)) || 'Unnamed camera';
  const one = (defect: Defect, { sections }: Result): string[] => [...place(defect, sections), dn(defect)];
  const both = ({ before: from, after: to }: DefectPair): string[] => [...place(to, after.sections), dn(from), dn(to)];
  return `<section>
<h1>${text(name)}</h1>
<p class="prose">${changesInWords(changes)}</p>
</section>
${table(
  'New',
  ['Amplitude'],
  changes.new.map((defect) => one(defect, after)),
)}
${table(
  'Gone',
  ['Amplitude'],
  changes.gone.map((defect) => one(defect, before)),
)}
${table('Worse', ['Before', 'Now'], changes.worse.map(both))}
${table('Better', ['Before', 'Now'], changes.better.map(both))}`;
}

function place(defect: Defect, sections: Result['sections']): string[] {
  const { x, y, colour = '–' } = defect;
  return [sentenceCase(nameOfDefect(defect, sections)), String(x), String(y), colour];
}

/** A list that nobody held against photographs tells none. */
const dn = (defect: Defect): string => (isMeasured(defect) ? `${typeset(signed(defect.amplitude, 1))} DN` : '–');

const numeric = (head: string): string => (head === 'Kind' || head === 'Colour' ? '' : ' class="number"');

function table(title: string, amplitudes: readonly string[], rows: readonly string[][]): string {
  if (rows.length === 0) return '';
  const heads = ['Kind', 'x', 'y', 'Colour', ...amplitudes];
  const cells = (tag: 'th scope="col"' | 'td', row: readonly string[]): string =>
    `<tr>${row.map((cell, i) => `<${tag}${numeric(heads[i])}>${text(cell)}</${tag.slice(0, 2)}>`).join('')}</tr>`;
  const body = rows.slice(0, MOST).map((row) => cells('td', row));
  const more = rows.length > MOST ? `<p class="muted">${whole(rows.length - MOST)} more are in the JSON.</p>` : '';
  return `<section>
<h2>${title}: ${whole(rows.length)}</h2>
<div class="table-shell"><table><thead>${cells('th scope="col"', heads)}</thead><tbody>${body.join('')}</tbody></table></div>${more}
</section>`;
}
