/** How many defects of each kind there were, over time. */
import type { DefectKind } from '@hotpix/result';
import uPlot from 'uplot';
import { element, fill } from '../../dom/element.ts';
import { kindLabel } from '../../dom/glyph.ts';
import { section } from '../../dom/section.ts';
import { readPalette, type Palette } from '../../map/palette.ts';
import { whole } from '../../model/format.ts';
import { KINDS } from '../../model/kinds.ts';
import { onTheme } from '../../theme.ts';
import type { Story } from '../model/story.ts';
import type { Visit } from '../model/visit.ts';
import { dayOf } from '../model/words.ts';
import { coursesOf, type Course } from './courses.ts';
import { trendTable } from './trend-table.ts';

const HEIGHT = 220;

/** Lines of a shape of their own, for those who do not see the colour. */
const DASHES: Readonly<Record<DefectKind, number[]>> = {
  hot: [],
  stuck: [8, 4],
  dead: [2, 4],
  dim: [12, 4, 2, 4],
  blinking: [5, 5],
  column: [14, 3],
  row: [3, 2],
};

const [DAY, HOUR] = [86_400, 3600];

/** Words of the axis of time by the seconds from tick to tick, with what stands below the first of a year, and of a day. */
const DAYS: uPlot.Axis.Values = [
  [365 * DAY, '{YYYY}', null, null, null, null, null, null, 1],
  [28 * DAY, '{MMM}', '\n{YYYY}', null, null, null, null, null, 1],
  [DAY, '{D} {MMM}', '\n{YYYY}', null, null, null, null, null, 1],
  [HOUR, '{HH}:{mm}', '\n{D} {MMM} {YYYY}', null, '\n{D} {MMM}', null, null, null, 1],
  [1, '{HH}:{mm}:{ss}', '\n{D} {MMM} {YYYY}', null, '\n{D} {MMM}', null, null, null, 1],
];

/** Nothing of a camera that was scanned once. */
export function trend(visit: Visit): HTMLElement | undefined {
  const { story } = visit;
  if (story.count < 2) return undefined;
  const courses = coursesOf(story);
  const readout = element('p', { class: 'readout', 'aria-hidden': 'true' });
  const holder = element('div', { class: 'trend', 'aria-hidden': 'true' });
  const probe = element('span', { hidden: true });
  let palette: Palette | undefined;
  const colours = (): Palette => (palette ??= readPalette(probe));
  let chart: uPlot | undefined;
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width === 0) return;
    if (chart) return chart.setSize({ width: contentRect.width, height: HEIGHT });
    chart = new uPlot(optionsOf(visit, courses, colours, readout, contentRect.width), dataOf(story, courses), holder);
  }).observe(holder);
  onTheme(() => {
    palette = undefined;
    chart?.redraw(false, true);
  });
  visit.pair.listen(() => chart?.redraw(false, false));
  const legend = element('ul', { class: 'legend' }, ...courses.map(({ kind }) => element('li', {}, kindLabel(kind))));
  const words =
    'Defects that are there after each scan, whether it could see them or not, by the kind that they were known as then. The line marks the scan of the slider; shaded scans could show less than half of the known defects.';
  tell(visit, courses, readout, undefined);
  return section(
    'trend',
    'Trend by kind',
    element('figure', {}, holder, element('figcaption', { class: 'muted' }, words)),
    readout,
    legend,
    trendTable(story, courses),
    probe,
  );
}

/** Seconds, as the clock of the camera had them. */
function dataOf({ scans }: Story, courses: readonly Course[]): uPlot.AlignedData {
  let last = -Infinity;
  // Two scans of one second stand beside each other.
  const times = scans.time.map((time) => (last = Math.max(last + 1, Date.parse(`${time}Z`) / 1000)));
  return [times, ...courses.map(({ counts }) => [...counts])];
}

function optionsOf(
  visit: Visit,
  courses: readonly Course[],
  colours: () => Palette,
  readout: HTMLElement,
  width: number,
): uPlot.Options {
  const axis: uPlot.Axis = {
    stroke: () => colours().muted,
    font: `12px ${getComputedStyle(document.body).fontFamily}`,
    grid: { stroke: () => colours().rule, width: 1 },
    ticks: { stroke: () => colours().rule, width: 1 },
  };
  return {
    ...{
      width,
      height: HEIGHT,
      legend: { show: false },
      tzDate: (seconds: number) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    },
    cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
    scales: {
      y: { range: (_, least, most) => [Math.max(0, Math.floor(least - 1)), Math.max(1, Math.ceil(most + 1))] },
    },
    axes: [
      { ...axis, values: DAYS },
      { ...axis, size: 48, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000] },
    ],
    series: [{}, ...courses.map(({ kind }) => seriesOf(kind, colours))],
    hooks: {
      drawClear: [(plot) => shade(plot, visit.story, colours())],
      draw: [(plot) => mark(plot, visit.pair.value.scan, colours())],
      setCursor: [({ cursor }) => tell(visit, courses, readout, cursor.idx ?? undefined)],
      ready: [
        ({ over, cursor }) => over.addEventListener('click', () => visit.show(cursor.idx ?? visit.pair.value.scan)),
      ],
    },
  };
}

function seriesOf(kind: DefectKind, colours: () => Palette): uPlot.Series {
  return {
    label: KINDS[kind].name,
    stroke: () => colours()[kind],
    width: 2,
    dash: DASHES[kind],
    points: { size: 5, fill: () => colours()[kind] },
  };
}

/** Scans that say little of what is there. */
function shade(plot: uPlot, { scans, count }: Story, { rule }: Palette): void {
  const { ctx, bbox, data } = plot;
  const x = (scan: number): number => plot.valToPos(data[0][scan], 'x', true);
  ctx.save();
  ctx.globalAlpha = 0.45;
  ctx.fillStyle = rule;
  for (let scan = 0; scan < count; scan++) {
    if (scans.judged[scan] === 1 && scans.reach[scan] >= 0.5) continue;
    const from = scan === 0 ? x(0) : (x(scan - 1) + x(scan)) / 2;
    const to = scan === count - 1 ? x(scan) : (x(scan) + x(scan + 1)) / 2;
    ctx.fillRect(from, bbox.top, to - from, bbox.height);
  }
  ctx.restore();
}

function mark(plot: uPlot, scan: number, { accent }: Palette): void {
  const { ctx, bbox, data } = plot;
  const x = Math.round(plot.valToPos(data[0][scan], 'x', true)) + 0.5;
  ctx.strokeStyle = accent;
  ctx.lineWidth = 2;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
}

function tell({ story }: Visit, courses: readonly Course[], readout: HTMLElement, scan: number | undefined): void {
  if (scan === undefined) return fill(readout, 'Point at the chart to read a scan, click to go to it.');
  const parts = courses.map(({ kind, counts }) => element('span', {}, kindLabel(kind), ` ${whole(counts[scan])}`));
  fill(readout, element('b', {}, dayOf(story.scans.time[scan])), ...parts);
}
