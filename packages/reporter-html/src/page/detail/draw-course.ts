/** Amplitude against time, one dot a photograph. */
import type { Course, Timeline } from '@hotpix/result';
import { svg } from '../dom/element.ts';
import { dn } from '../model/format.ts';

const [WIDTH, HEIGHT] = [400, 150];
const MARGIN = { left: 52, right: 8, top: 10, bottom: 22 } as const;
const INNER = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom } as const;
/** More bars than this would be one wash. */
const MOST_BARS = 200;

/** Photographs stand side by side in their order: dates would put a day's work into one dot. */
export function drawCourse(course: Course, timeline: Timeline): SVGSVGElement {
  const { amplitudes = [], sigmas = [] } = course;
  const scale = new Scale(amplitudes, sigmas);
  const x = (i: number): number => MARGIN.left + ((i + 0.5) / amplitudes.length) * INNER.width;
  const dots = amplitudes.map((amplitude, i) =>
    amplitude === null ? undefined : svg('circle', { class: 'dot', cx: x(i), cy: scale.y(amplitude), r: 2 }),
  );
  return svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'course-plot', 'aria-hidden': 'true' },
    interval(course, timeline, INNER.width / Math.max(1, amplitudes.length)),
    ...scale.ticks().flatMap((value) => tick(value, scale.y(value))),
    ...(amplitudes.length > MOST_BARS ? [] : bars(amplitudes, sigmas, x, scale)),
    ...dots,
    ...ends(timeline),
  );
}

/**
 * From DN to pixels of the drawing: in proportion near 0, where noise is, and by the logarithm far from it, so that one exposure of half a
 * minute does not flatten all others (the inverse hyperbolic sine).
 */
class Scale {
  private readonly unit: number;
  private readonly least: number;
  private readonly most: number;

  constructor(amplitudes: readonly (number | null)[], sigmas: readonly (number | null)[]) {
    const known = sigmas.filter((sigma) => sigma !== null).sort((a, b) => a - b);
    this.unit = 2 * (known.at(known.length >> 1) ?? 1) || 1;
    const values = amplitudes.filter((amplitude) => amplitude !== null);
    this.least = Math.min(-this.unit, ...values);
    this.most = Math.max(this.unit, ...values);
  }

  y(value: number): number {
    const [low, at, high] = [this.least, value, this.most].map((one) => Math.asinh(one / this.unit));
    const share = Math.min(1.05, Math.max(-0.05, (at - low) / (high - low)));
    return MARGIN.top + INNER.height * (1 - share);
  }

  /** The least, 0 and the most, but for those that would stand on each other. */
  ticks(): number[] {
    return [this.most, 0, this.least].filter((value) => value === 0 || Math.abs(this.y(value) - this.y(0)) > 14);
  }
}

/** The photographs in which it may have changed. @param step pixels of one */
function interval({ change }: Course, { photographs }: Timeline, step: number): SVGElement | undefined {
  if (!change) return undefined;
  const place = (wanted: string): number => photographs.findIndex(({ path }) => path === wanted);
  const [from, to] = [place(change.from), place(change.to)];
  const size = { x: MARGIN.left + from * step, width: (to - from + 1) * step, y: MARGIN.top, height: INNER.height };
  return svg('rect', { class: 'interval', ...size });
}

function bars(
  amplitudes: readonly (number | null)[],
  sigmas: readonly (number | null)[],
  x: (i: number) => number,
  scale: Scale,
): SVGElement[] {
  return amplitudes.flatMap((amplitude, i) => {
    const sigma = sigmas[i];
    if (amplitude === null || sigma === null) return [];
    const ends = { y1: scale.y(amplitude - sigma), y2: scale.y(amplitude + sigma) };
    return [svg('line', { class: 'bar', x1: x(i), x2: x(i), ...ends })];
  });
}

function tick(value: number, y: number): SVGElement[] {
  return [
    svg('line', { class: 'grid', x1: MARGIN.left, x2: WIDTH - MARGIN.right, y1: y, y2: y }),
    svg('text', { x: MARGIN.left - 6, y: y + 4, 'text-anchor': 'end' }, dn(value)),
  ];
}

/** The days of the first and the last photograph, or that they stand in the order of their names. */
function ends({ photographs, order }: Timeline): SVGElement[] {
  const [first, last] = [photographs.at(0)?.taken, photographs.at(-1)?.taken];
  const y = HEIGHT - 6;
  if (order === 'name' || !first || !last)
    return [svg('text', { x: MARGIN.left, y }, 'Photographs in the order of their names')];
  return [
    svg('text', { x: MARGIN.left, y }, first.slice(0, 10)),
    svg('text', { x: WIDTH - MARGIN.right, y, 'text-anchor': 'end' }, last.slice(0, 10)),
  ];
}
