import { isLine, isMeasured, plural, seenIn } from '@hotpix/result';
import { element, type Child } from '../dom/element.ts';
import { decimal, percent, probability, signed, significant, size, whole } from '../model/format.ts';
import { KINDS } from '../model/kinds.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';
import type { Report } from '../model/report.ts';
import { DEFECT_COLUMNS } from '../table/defect-columns.ts';
import { particularRows } from './particular-rows.ts';

/** Whether the figures behind the plain ones are shown; they stay when the reader goes to the next defect. */
let isOpen = false;

/** Every number of a defect with its unit and what it means: first what a photographer asks for, the rest behind it. */
export function numbers(defect: RankedDefect, report: Report): HTMLElement {
  const { kind, colour, confidence } = defect;
  const plain = [
    row('Kind', KINDS[kind].name, kindMeaning(defect)),
    ...figures(defect, report),
    ...particularRows(defect, report).map(([term, value, meaning]) => row(term, value, meaning)),
    isMeasured(defect) ? row('Confidence', probability(confidence), confidenceMeaning(confidence)) : undefined,
    row('Position', `x ${defect.x}, y ${defect.y}`, position(defect, report)),
    colour === undefined ? undefined : row('Colour', colour, colourMeaning(defect)),
  ];
  return element('div', { class: 'numbers' }, element('dl', {}, ...plain), more(defect, report));
}

/** Of a pixel that only a list names there are none. */
function figures(defect: RankedDefect, report: Report): Child[] {
  if (!isMeasured(defect)) return [];
  return [
    seenRow(defect),
    examinedRow(defect),
    row('Amplitude', `${signed(defect.amplitude, 2)} DN`, amplitude(defect, report)),
  ];
}

function seenRow(defect: RankedDefect): HTMLElement {
  if (!isLine(defect)) return row('Seen in', `${seenIn(defect)} photographs`, meaningOf('rate'));
  const meaning =
    'Of its pixels in the photographs that count, the share that is clearly visible one by one. The whole line stands out sooner.';
  return row('Pixels seen', seenIn(defect), meaning);
}

function examinedRow({ examined, amplitude: value }: RankedDefect): HTMLElement | undefined {
  if (!examined) return undefined;
  const { photographs, beyond } = examined;
  const meaning = 'Photographs that were looked at again for the crops, by what a repair would put in its place.';
  return row(
    value < 0 ? 'Darker in' : 'Brighter in',
    `${whole(beyond)} of ${whole(photographs)} looked at again`,
    meaning,
  );
}

function more(defect: RankedDefect, report: Report): HTMLElement {
  const { score, rank } = defect;
  const rows = [
    row('Rank', `${whole(rank)} of ${whole(report.defects.length)}`, meaningOf('rank')),
    isMeasured(defect) ? row('Score', `${significant(score)} σ`, scoreMeaning(report)) : undefined,
    isLine(defect) ? undefined : extentRow(defect),
    ...clusterRows(defect, report),
  ];
  const details = element(
    'details',
    { open: isOpen },
    element('summary', {}, 'Score, rank and clusters'),
    element('dl', {}, ...rows),
  );
  details.addEventListener('toggle', () => (isOpen = details.open));
  return details;
}

function scoreMeaning({ result: { sections } }: Report): string {
  const threshold = sections.evidence?.threshold;
  const reach = threshold ? ` Chance alone hardly reaches ±${decimal(threshold, 1)} σ here.` : '';
  return `${meaningOf('score')}${reach}`;
}

function row(term: string, value: Child, meaning: string): HTMLElement {
  return element(
    'div',
    {},
    element('dt', {}, term),
    element('dd', {}, value),
    element('dd', { class: 'meaning' }, meaning),
  );
}

function meaningOf(key: string): string {
  return DEFECT_COLUMNS.find((column) => column.key === key)?.meaning ?? '';
}

function kindMeaning(defect: RankedDefect): string {
  const { meaning } = KINDS[defect.kind];
  return isLine(defect) ? `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.` : `The pixel ${verb(meaning)}.`;
}

function extentRow({ extent }: RankedDefect): HTMLElement {
  const meaning = `${meaningOf('extent')} From x ${extent.x}, y ${extent.y}.`;
  return row('Extent', `${size(extent.width, extent.height)} px`, meaning);
}

function colourMeaning({ colourConfidence }: RankedDefect): string {
  const sure =
    colourConfidence === undefined ? '' : ` It is that one with a probability of ${probability(colourConfidence)}.`;
  return `${meaningOf('colour')}${sure}`;
}

function verb(meaning: string): string {
  return /^(brighter|part)/.test(meaning) ? `is ${meaning}` : meaning;
}

function position(defect: RankedDefect, { result: { frame } }: Report): string {
  const { x, y } = defect;
  const end = isLine(defect) ? `Its ${defect.kind === 'column' ? 'upper' : 'left'} end. ` : '';
  const stored = `${end}Stored sensor coordinates from 0, masked border included.`;
  const { placeConfidence } = defect;
  const sure =
    placeConfidence === undefined
      ? ''
      : ` Colour alone shows it, at half the resolution: it is this pixel with a probability of ${probability(placeConfidence)}.`;
  if (!frame || (frame.active.x === 0 && frame.active.y === 0)) return `${stored}${sure}`;
  return `${stored} In the active area: ${x - frame.active.x}, ${y - frame.active.y}.${sure}`;
}

function amplitude({ amplitude: value }: RankedDefect, { result: { frame } }: Report): string {
  const meaning = 'Mean difference from its neighbours of the same colour';
  if (!frame || frame.white <= frame.black) return `${meaning}.`;
  return `${meaning}: ${percent(Math.abs(value) / (frame.white - frame.black), 2)} of the way from black to white.`;
}

function confidenceMeaning(confidence: number): string {
  const chance = 1 - confidence;
  const odds = chance > 0 ? ` Chance of an accident: ${significant(chance, 2)}.` : '';
  return `${meaningOf('confidence')}${odds}`;
}

/** Lines belong to none; clusters of a colour are others than clusters only under a mosaic. */
function clusterRows(defect: RankedDefect, { defects, result: { frame } }: Report): HTMLElement[] {
  if (isLine(defect)) return [];
  const keys = frame?.mosaic ? (['cluster', 'colourCluster'] as const) : (['cluster'] as const);
  return keys.map((key) => {
    const number = defect[key];
    const members = defects.filter((other) => other[key] === number).length;
    const value = number === undefined ? 'None' : `No. ${whole(number)}, ${plural(members, 'defect')}`;
    return row(key === 'cluster' ? 'Cluster' : 'Colour cluster', value, meaningOf(key));
  });
}
