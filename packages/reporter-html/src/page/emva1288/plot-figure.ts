/** A plot with its caption, its key, a readout under the pointer, and the same numbers as a table. */
import { element, fill } from '../dom/element.ts';
import { significant } from '../model/format.ts';
import { tableShell } from '../table/table-shell.ts';
import { colourClass, colourName } from './colour.ts';
import { PlotDrawing } from './draw-plot.ts';
import { valueAt, type Plot } from './plots.ts';

export function plotFigure(plot: Plot): HTMLElement {
  const frame = element('div', { class: 'chart' });
  const readout = element('p', { class: 'readout', 'aria-hidden': 'true' });
  const idle = 'Point at the plot to read it.';
  let drawing: PlotDrawing | undefined;
  fill(readout, idle);
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width < 120) return;
    drawing = new PlotDrawing(plot, Math.round(contentRect.width));
    fill(frame, drawing.draw());
  }).observe(frame);
  frame.addEventListener('pointermove', (event) => {
    const deviation = drawing?.deviationAt(event.clientX - frame.getBoundingClientRect().left);
    if (deviation === undefined) return fill(readout, idle);
    const values = plot.curves.map((curve) => `${colourName(curve.colour)} ${plot.say(valueAt(curve, deviation))}`);
    fill(readout, element('b', {}, `${significant(deviation, 3)} ${plot.unit}`), `: ${values.join(', ')}`);
  });
  frame.addEventListener('pointerleave', () => fill(readout, idle));
  return element('figure', {}, element('figcaption', {}, plot.title), frame, key(plot), readout, binTable(plot));
}

function key({ curves }: Plot): HTMLElement {
  const entry = (name: string, words: string) =>
    element('li', {}, element('span', { class: `swatch ${name}`, 'aria-hidden': 'true' }), words);
  return element(
    'ul',
    { class: 'legend' },
    ...curves.map(({ colour }) => entry(`curve ${colourClass(colour)}`, colourName(colour))),
    curves.some(({ expected }) => expected) ? entry('curve normal', 'Normal, of the same deviation') : undefined,
  );
}

/** The same as numbers, made when it is first opened. */
function binTable(plot: Plot): HTMLElement {
  const details = element('details', {}, element('summary', {}, 'The plot as a table'));
  const isNormal = plot.curves.some(({ expected }) => expected);
  const heads = ['Colour', 'From', 'To', plot.up, ...(isNormal ? ['Normal'] : [])];
  const make = () => {
    const rows = plot.curves.flatMap(({ colour, from, step, values, expected }) =>
      values.map((value, bin) => {
        const edges = [from + bin * step, from + (bin + 1) * step].map((edge) => significant(edge, 5));
        const numbers = [...edges, plot.say(value), ...(expected ? [significant(expected[bin] ?? 0, 3)] : [])];
        return element(
          'tr',
          {},
          element('td', {}, colourName(colour)),
          ...numbers.map((number) => element('td', { class: 'number' }, number)),
        );
      }),
    );
    const head = heads.map((name, i) => element('th', { scope: 'col', class: i === 0 ? '' : 'number' }, name));
    const table = element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows));
    details.append(tableShell(`${plot.title}, as a table`, table));
  };
  details.addEventListener('toggle', make, { once: true });
  return details;
}
