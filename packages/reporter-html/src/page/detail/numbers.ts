import { element, type Child } from '../dom/element.ts';
import { percent, probability, signed, significant, size, whole } from '../model/format.ts';
import { KINDS } from '../model/kinds.ts';
import type { RankedDefect, Report } from '../model/report.ts';
import { DEFECT_COLUMNS } from '../table/defect-columns.ts';

/** Every number of a defect with its unit and what it means. */
export function numbers(defect: RankedDefect, report: Report): HTMLElement {
  const { kind, colour, score, confidence, extent, rank } = defect;
  const rows = [
    row('Kind', KINDS[kind].name, `The pixel ${verb(KINDS[kind].meaning)}.`),
    row('Position', `x ${defect.x}, y ${defect.y}`, position(defect, report)),
    colour === undefined ? undefined : row('Colour', colour, meaningOf('colour')),
    row('Amplitude', `${signed(defect.amplitude, 2)} DN`, amplitude(defect, report)),
    row('Rate', percent(defect.rate, 1), meaningOf('rate')),
    row('Frames', whole(defect.frames), meaningOf('frames')),
    row('Score', `${significant(score)} σ`, meaningOf('score')),
    row('Confidence', probability(confidence), confidenceMeaning(confidence)),
    row(
      'Extent',
      `${size(extent.width, extent.height)} px`,
      `${meaningOf('extent')} From x ${extent.x}, y ${extent.y}.`,
    ),
    row('Cluster', cluster(defect, report), meaningOf('cluster')),
    row('Rank', `${whole(rank)} of ${whole(report.defects.length)}`, meaningOf('rank')),
  ];
  return element('dl', { class: 'numbers' }, ...rows);
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

function verb(meaning: string): string {
  return /^(brighter|part)/.test(meaning) ? `is ${meaning}` : meaning;
}

function position({ x, y }: RankedDefect, { result: { frame } }: Report): string {
  const stored = 'Stored sensor coordinates from 0, masked border included.';
  if (!frame || (frame.active.x === 0 && frame.active.y === 0)) return stored;
  return `${stored} In the active area: ${x - frame.active.x}, ${y - frame.active.y}.`;
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

function cluster({ cluster: number }: RankedDefect, { defects }: Report): string {
  if (number === undefined) return 'None';
  const members = defects.filter((other) => other.cluster === number).length;
  return `No. ${whole(number)}, ${whole(members)} defects`;
}
