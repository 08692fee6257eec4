/** How far all pixels stand out, beside what chance alone would give. */
import { plural, type Evidence, type Result } from '@hotpix/result';
import { element, fill } from '../dom/element.ts';
import { glossary, section } from '../dom/section.ts';
import { decimal, significant, whole } from '../model/format.ts';
import { tableShell } from '../table/table-shell.ts';
import { Chart } from './chart.ts';

/** The section about the evidence; nothing for a Result without. */
export function histogram(result: Result): HTMLElement | undefined {
  const { evidence } = result.sections;
  if (!evidence) return undefined;
  const shown = evidence.histogram.counts.length > 0 ? [figure(evidence), notTheSum(result), binTable(evidence)] : [];
  return section(
    'evidence',
    'How defects stand out from chance',
    element('p', { class: 'prose' }, summary(evidence)),
    ...shown,
    figures(evidence),
  );
}

/** The drawing in words. */
function summary({ threshold, expectedFalse, sites }: Evidence): string {
  const judged = `Each of ${whole(sites)} pixels was compared with its neighbours in all photographs. Good pixels differ by noise alone and form the hill in the middle; the farther to the side, the more a pixel stands out.`;
  if (threshold === null)
    return `${judged} With so few photographs no pixel can stand out enough to be told from chance.`;
  return `${judged} The dashed lines stand where chance would carry ${significant(expectedFalse)} good ${expectedFalse === 1 ? 'pixel' : 'pixels'} of the whole sensor: what lies beyond them is looked at as a possible defect.`;
}

/** Readers add the bars up, and get another number than that of the defects. */
function notTheSum({ defects, artefacts = [] }: Result): HTMLElement {
  const leftOut =
    artefacts.length > 0 ? ['What was left out, such as dust, is in the bars and in no list of defects.'] : [];
  const reasons = [
    'A line is one defect of many pixels, and a smear in a lossy picture one of several.',
    'A pixel beyond the lines is no defect where it is light that stands still, or where only one scene shows it.',
    'A defect may lie between the lines: one that blinks, is stuck, or belongs to a line is found by other signs than its mean difference.',
    'A bar that a line cuts is not coloured. A list of many defects is cut, so that at most 1 in 20 is there by chance.',
    ...leftOut,
  ];
  return element(
    'details',
    {},
    element('summary', {}, `Why the coloured bars do not add up to ${plural(defects.length, 'defect')}`),
    element('ul', { class: 'prose reasons' }, ...reasons.map((reason) => element('li', {}, reason))),
  );
}

/** The words of statistics, each with its number and what it means. */
function figures({ threshold, expectedFalse, clip, sites }: Evidence): HTMLElement {
  return glossary('The words and figures of the statistics', [
    [
      'Score',
      'How far a pixel stands out: the sum of its differences in all photographs, in standard deviations of what chance does (σ).',
    ],
    ['Pixels judged', `${whole(sites)}: those of which at least one photograph tells something.`],
    [
      'Threshold',
      threshold === null
        ? 'Out of reach: so few photographs add up to no score that chance does not.'
        : `±${decimal(threshold, 2)} σ: the score that a pixel must reach which every photograph shows.`,
    ],
    [
      'Expected by chance',
      `${significant(expectedFalse)}: good pixels of the whole sensor that chance carries beyond the threshold.`,
    ],
    [
      'Most of one photograph',
      `${significant(clip)} σ: what a single photograph can add to a score, so that none decides alone.`,
    ],
  ]);
}

function figure(evidence: Evidence): HTMLElement {
  const frame = element('div', { class: 'chart' });
  const readout = element('p', { class: 'readout', 'aria-hidden': 'true' });
  const idle = 'Point at the chart to read a bar.';
  let chart: Chart | undefined;
  fill(readout, idle);
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width < 120) return;
    chart = new Chart(evidence, Math.round(contentRect.width));
    fill(frame, chart.draw());
  }).observe(frame);
  const point = (bin: number) => {
    const { from, step, counts, expected } = evidence.histogram;
    const cursor = frame.querySelector('.cursor');
    const inside = chart !== undefined && bin >= 0 && bin < counts.length;
    cursor?.setAttribute('width', inside && chart ? String(chart.x(from + step) - chart.x(from)) : '0');
    if (!inside || !chart) return fill(readout, idle);
    const edge = from + bin * step;
    cursor?.setAttribute('x', String(chart.x(edge)));
    const range = `Score ${decimal(edge, 2)} to ${decimal(edge + step, 2)}`;
    fill(
      readout,
      element('b', {}, range),
      `: ${plural(counts[bin], 'pixel')}, ${significant(expected[bin] ?? 0, 3)} expected by chance`,
    );
  };
  frame.addEventListener('pointermove', (event) =>
    point(chart?.binAt(event.clientX - frame.getBoundingClientRect().left) ?? -1),
  );
  frame.addEventListener('pointerleave', () => point(-1));
  return element('figure', { class: 'histogram' }, frame, key(evidence), readout);
}

function key({ threshold }: Evidence): HTMLElement {
  const entry = (name: string, words: string) =>
    element('li', {}, element('span', { class: `swatch ${name}`, 'aria-hidden': 'true' }), words);
  return element(
    'ul',
    { class: 'legend' },
    entry('bars', 'Pixels'),
    threshold === null ? undefined : entry('beyond', 'Pixels beyond the threshold'),
    entry('expected', 'What chance alone would do'),
    threshold === null ? undefined : entry('threshold', 'Threshold'),
  );
}

/** The same as numbers, made when it is first opened. */
function binTable({ histogram: { from, step, counts, expected } }: Evidence): HTMLElement {
  const details = element('details', {}, element('summary', {}, 'The chart as a table'));
  const make = () => {
    const rows = counts.map((count, bin) =>
      element(
        'tr',
        {},
        ...[
          decimal(from + bin * step, 2),
          decimal(from + (bin + 1) * step, 2),
          whole(count),
          significant(expected[bin] ?? 0),
        ].map((cell) => element('td', { class: 'number' }, cell)),
      ),
    );
    const heads = ['Score from', 'to', 'Pixels', 'Expected by chance'];
    const head = element('tr', {}, ...heads.map((name) => element('th', { scope: 'col', class: 'number' }, name)));
    const table = element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows));
    details.append(tableShell('The chart as a table', table));
  };
  details.addEventListener('toggle', make, { once: true });
  return details;
}
