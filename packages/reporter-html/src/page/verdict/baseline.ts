/** What changed since the Result that this one was checked against, or by the history of its camera. */
import { type Baseline, isMeasured, nameOfDefect, plural, sentenceCase, type Result } from '@hotpix/result';
import { element, type Child } from '../dom/element.ts';
import { section } from '../dom/section.ts';
import { linkTo } from '../model/address.ts';
import { signed } from '../model/format.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';
import type { Report } from '../model/report.ts';

/** Defects of a sort that are named; the table can be filtered by all of them. */
const NAMED = 20;

export function baseline({ result, defects }: Report): HTMLElement | undefined {
  const { baseline: changes } = result;
  if (!changes) return undefined;
  const lists = [
    list(
      'New',
      changes.new.flatMap((place) => lineOf(defects[place])),
    ),
    list(
      'Worse',
      changes.worse.flatMap(({ defect, before }) => lineOf(defects[defect], before)),
    ),
    list(
      'Better',
      changes.better.flatMap(({ defect, before }) => lineOf(defects[defect], before)),
    ),
    list(
      'Gone',
      changes.gone.map((defect) => [nameOf(defect), ...strength(defect)].join(', ')),
    ),
    list('Acceptance expired', decided(changes.expired, defects)),
    list('Accepted', decided(changes.accepted, defects)),
  ];
  return section('baseline', titleOf(changes), ...lists, element('p', { class: 'muted' }, sameInWords(changes)));
}

function titleOf({ new: appeared, gone, against }: Baseline): string {
  const since = against === 'history' ? 'By the history' : 'Since the baseline';
  return `${since}: ${appeared.length} new, ${gone.length} gone`;
}

function list(title: string, lines: readonly Child[]): HTMLElement | undefined {
  if (lines.length === 0) return undefined;
  const named = lines.slice(0, NAMED).map((line) => element('li', {}, line));
  const rest = lines.length - named.length;
  const more = rest > 0 ? [element('li', { class: 'muted' }, `${plural(rest, 'more defect')}`)] : [];
  return element('div', {}, element('h3', {}, `${title}: ${lines.length}`), element('ul', {}, ...named, ...more));
}

function lineOf(defect: RankedDefect | undefined, before?: number): Child[] {
  if (!defect) return [];
  const change = before === undefined ? strength(defect) : [`${dn(before)} before, ${dn(defect.amplitude)} now`];
  const words = change.map((text) => `, ${text}`);
  return [element('span', {}, element('a', { href: linkTo(defect) }, nameOf(defect)), ...words)];
}

/** Defects with who accepted them, why, and until when. */
function decided(rows: Baseline['accepted'] = [], defects: readonly RankedDefect[]): Child[] {
  return rows.flatMap(({ defect: place, reason, by, until }) =>
    defects.slice(place, place + 1).map((defect) => {
      const end = until === undefined ? '' : ` until ${until}`;
      return element('span', {}, element('a', { href: linkTo(defect) }, nameOf(defect)), `, by ${by}${end}: ${reason}`);
    }),
  );
}

type Defect = Result['defects'][number];

const nameOf = (defect: Defect): string => `${sentenceCase(nameOfDefect(defect))} at ${defect.x}, ${defect.y}`;

/** A list that nobody held against photographs tells none. */
const strength = (defect: Defect): string[] => (isMeasured(defect) ? [dn(defect.amplitude)] : []);

const dn = (amplitude: number): string => `${signed(amplitude, 1)} DN`;

function sameInWords({ same, worse, better }: Baseline): string {
  return `${plural(same, 'defect')} as before, ${worse.length} worse, ${better.length} better.`;
}
