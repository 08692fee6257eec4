/** A plot as a drawing: one line per colour over a logarithmic axis. */
import { svg } from '../dom/element.ts';
import { significant } from '../model/format.ts';
import { colourClass } from './colour.ts';
import { spanOf, type Curve, type Plot } from './plots.ts';

const HEIGHT = 280;
const MARGIN = { left: 56, right: 14, top: 26, bottom: 42 } as const;
/** Pixels between two numbers along an axis, at least. */
const APART = { across: 72, up: 22 } as const;

/** From numbers to pixels of the drawing. */
export class PlotDrawing {
  private readonly plot: Plot;
  private readonly width: number;
  private readonly inner: { readonly width: number; readonly height: number };
  private readonly span: { readonly from: number; readonly to: number };
  private readonly top: number;

  constructor(plot: Plot, width: number) {
    this.plot = plot;
    this.width = width;
    this.inner = { width: width - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
    this.span = spanOf(plot);
    const values = plot.curves.flatMap(({ values, expected = [] }) => [...values, ...expected]);
    this.top = values.reduce((most, value) => Math.max(most, value), 2 * plot.foot) * 1.6;
  }

  /** The deviation under a horizontal position of the drawing; undefined beside the plot. */
  deviationAt(x: number): number | undefined {
    const share = (x - MARGIN.left) / this.inner.width;
    return share < 0 || share > 1 ? undefined : this.span.from + share * (this.span.to - this.span.from);
  }

  draw(): SVGSVGElement {
    const lines = this.plot.curves.flatMap((curve) => [
      ...(curve.expected
        ? [svg('path', { class: `curve normal ${colourClass(curve.colour)}`, d: this.smooth(curve, curve.expected) })]
        : []),
      svg('path', { class: `curve ${colourClass(curve.colour)}`, d: this.steps(curve) }),
    ]);
    return svg(
      'svg',
      { viewBox: `0 0 ${this.width} ${HEIGHT}`, width: this.width, height: HEIGHT, 'aria-hidden': 'true' },
      ...this.rows(),
      ...this.columns(),
      svg('svg', { x: MARGIN.left, y: MARGIN.top, ...this.inner, class: 'plot' }, ...lines),
      label(MARGIN.left - 8, 13, this.plot.up, 'start'),
      label(this.width - MARGIN.right, HEIGHT - 4, this.plot.across, 'end'),
    );
  }

  private x(deviation: number): number {
    return ((deviation - this.span.from) / (this.span.to - this.span.from)) * this.inner.width;
  }

  /** Values below the foot lie just under the plot. */
  private y(value: number): number {
    const { foot } = this.plot;
    const share = Math.log(Math.max(value, foot / 1.2) / foot) / Math.log(this.top / foot);
    return this.inner.height * (1 - share);
  }

  private steps({ from, step, values }: Curve): string {
    const path = values.map((value, bin) => `V${this.y(value)}H${this.x(from + (bin + 1) * step)}`).join('');
    return `M${this.x(from)} ${this.y(0)}${path}V${this.y(0)}`;
  }

  private smooth({ from, step }: Curve, expected: readonly number[]): string {
    return expected
      .map((value, bin) => `${bin === 0 ? 'M' : 'L'}${this.x(from + (bin + 0.5) * step)} ${this.y(value)}`)
      .join('');
  }

  private columns(): SVGElement[] {
    const base = MARGIN.top + this.inner.height;
    const { from, to } = this.span;
    const marks = roundNumbers(from, to, (APART.across / this.inner.width) * (to - from)).map((deviation) => {
      const x = MARGIN.left + this.x(deviation);
      return svg('g', {}, line(x, base, x, base + 5), label(x, base + 19, significant(deviation, 3), 'middle'));
    });
    return [line(MARGIN.left, base, this.width - MARGIN.right, base), ...marks];
  }

  private rows(): SVGElement[] {
    const rows: SVGElement[] = [];
    const decade = this.inner.height / Math.log10(this.top / this.plot.foot);
    const factor = 10 ** Math.max(1, Math.ceil(APART.up / decade));
    for (let n = 10 ** Math.ceil(Math.log10(this.plot.foot)); n <= this.top; n *= factor) {
      const y = MARGIN.top + this.y(n);
      const name = label(MARGIN.left - 8, y + 4, short(n), 'end');
      rows.push(svg('g', { class: 'grid' }, line(MARGIN.left, y, this.width - MARGIN.right, y), name));
    }
    return rows;
  }
}

/** The multiples of 1, 2 or 5 times a power of ten within a range, at least `apart` from each other. */
function roundNumbers(from: number, to: number, apart: number): number[] {
  const power = 10 ** Math.floor(Math.log10(apart));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= apart) ?? apart;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => (first + i) * step);
}

function short(n: number): string {
  return n >= 1e6 ? `${significant(n / 1e6)}M` : n >= 1e3 ? `${significant(n / 1e3)}k` : significant(n, 1);
}

function line(x1: number, y1: number, x2: number, y2: number): SVGElement {
  return svg('line', { x1, y1, x2, y2 });
}

function label(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): SVGElement {
  return svg('text', { x, y, 'text-anchor': anchor }, words);
}
