/** How the scores of all sites are distributed, beside what chance alone would give. */
import type { Evidence, Result } from '@hotpix/result';
import { element, fill } from '../dom/element.ts';
import { facts, section } from '../dom/section.ts';
import { decimal, significant, whole } from '../model/format.ts';
import { tableShell } from '../table/table-shell.ts';
import { Chart, isBeyond } from './chart.ts';

/** Where anything is left out, most of what lies beyond the threshold may be there, and is not in the list. */
const ELSEWHERE = ' What was left out is counted here as well, and is in no list of defects.';

/** The section about the evidence; nothing for a Result without. */
export function histogram({ sections: { evidence }, artefacts = [] }: Result): HTMLElement | undefined {
  if (!evidence) return undefined;
  const { histogram: bins, threshold, expectedFalse, clip, sites } = evidence;
  const numbers = facts([
    ['Sites judged', whole(sites)],
    ['Threshold', threshold === null ? 'Out of reach' : `±${decimal(threshold, 2)}`],
    ['Expected beyond it by chance', significant(expectedFalse)],
    ['Most that one frame can add', significant(clip)],
  ]);
  const shown = bins.counts.length > 0 ? [figure(evidence), binTable(evidence)] : [];
  return section(
    'evidence',
    'Evidence',
    element('p', { class: 'prose' }, `${summary(evidence)}${artefacts.length > 0 ? ELSEWHERE : ''}`),
    ...shown,
    numbers,
  );
}

/** The drawing in words. */
function summary({ histogram: { from, step, counts }, threshold, expectedFalse, sites }: Evidence): string {
  const judged = `Each of ${whole(sites)} sites has a score: how far it stands out from its neighbours over all photographs.`;
  if (threshold === null) return `${judged} With so few photographs no score can tell a defect from chance.`;
  const beyond = counts.reduce((sum, n, bin) => sum + (isBeyond(from + bin * step, step, threshold) ? n : 0), 0);
  return `${judged} At least ${whole(beyond)} of these scores lie beyond the threshold of ±${decimal(threshold, 1)}, beyond which chance alone carries ${significant(expectedFalse)} good ${expectedFalse === 1 ? 'pixel' : 'pixels'}.`;
}

function figure(evidence: Evidence): HTMLElement {
  const frame = element('div', { class: 'chart' });
  const readout = element('p', { class: 'readout', 'aria-hidden': 'true' });
  const idle = 'Point at the histogram to read a bin.';
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
      `: ${whole(counts[bin])} sites, ${significant(expected[bin] ?? 0, 3)} expected by chance`,
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
    entry('bars', 'Sites found'),
    threshold === null ? undefined : entry('beyond', 'Sites beyond the threshold'),
    entry('expected', 'Expected by chance alone'),
    threshold === null ? undefined : entry('threshold', 'Threshold'),
  );
}

/** The same as numbers, made when it is first opened. */
function binTable({ histogram: { from, step, counts, expected } }: Evidence): HTMLElement {
  const details = element('details', {}, element('summary', {}, 'The histogram as a table'));
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
    const heads = ['Score from', 'to', 'Sites', 'Expected by chance'];
    const head = element('tr', {}, ...heads.map((name) => element('th', { scope: 'col', class: 'number' }, name)));
    const table = element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows));
    details.append(tableShell('The histogram as a table', table));
  };
  details.addEventListener('toggle', make, { once: true });
  return details;
}
