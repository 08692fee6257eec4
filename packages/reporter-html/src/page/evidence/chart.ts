/** The histogram of scores as a drawing: counts on a logarithmic axis, what chance alone would give, the threshold. */
import type { Evidence } from '@hotpix/result';
import { svg } from '../dom/element.ts';
import { decimal, significant } from '../model/format.ts';
import { roundNumbers } from '../map/ruler.ts';

const HEIGHT = 300;
const MARGIN = { left: 52, right: 14, top: 26, bottom: 42 } as const;
/** Foot of the logarithmic axis: half a pixel, so that a single one has a height. */
const FOOT = 0.5;

/** From numbers to pixels of the drawing. */
export class Chart {
  readonly height = HEIGHT;
  readonly inner: { readonly width: number; readonly height: number };
  private readonly width: number;
  private readonly evidence: Evidence;
  private readonly top: number;

  constructor(evidence: Evidence, width: number) {
    this.evidence = evidence;
    this.width = width;
    this.inner = { width: width - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
    const { counts, expected } = evidence.histogram;
    this.top = [...counts, ...expected].reduce((most, n) => Math.max(most, n), 1) * 1.6;
  }

  /** The bin under a horizontal position of the drawing. */
  binAt(x: number): number {
    return Math.floor(((x - MARGIN.left) / this.inner.width) * this.evidence.histogram.counts.length);
  }

  draw(): SVGSVGElement {
    const { histogram, threshold } = this.evidence;
    const plot = svg(
      'svg',
      { x: MARGIN.left, y: MARGIN.top, ...this.inner, class: 'plot' },
      svg('path', { class: 'bars', d: this.bars(false) }),
      svg('path', { class: 'bars beyond', d: this.bars(true) }),
      svg('path', { class: 'expected', d: this.line(histogram.expected) }),
      svg('rect', { class: 'cursor', y: 0, height: this.inner.height, width: 0 }),
    );
    return svg(
      'svg',
      { viewBox: `0 0 ${this.width} ${HEIGHT}`, width: this.width, height: HEIGHT, 'aria-hidden': 'true' },
      ...this.axes(),
      plot,
      ...(threshold === null ? [] : [-threshold, threshold].flatMap((at) => this.thresholdLine(at))),
    );
  }

  /** Left edge of a score inside the plot. */
  x(score: number): number {
    const { from, step, counts } = this.evidence.histogram;
    return ((score - from) / (step * Math.max(1, counts.length))) * this.inner.width;
  }

  private y(count: number): number {
    const share = Math.log(Math.max(count, FOOT / 10) / FOOT) / Math.log(this.top / FOOT);
    return this.inner.height * (1 - share);
  }

  private bars(beyond: boolean): string {
    const { threshold, histogram } = this.evidence;
    const { from, step, counts } = histogram;
    return counts
      .map((count, bin) => {
        const edge = from + bin * step;
        if (count === 0 || isBeyond(edge, step, threshold) !== beyond) return '';
        return `M${this.x(edge)} ${this.inner.height}V${this.y(count)}H${this.x(edge + step)}V${this.inner.height}Z`;
      })
      .join('');
  }

  private line(expected: readonly number[]): string {
    const { from, step } = this.evidence.histogram;
    return expected
      .map((n, bin) => `${bin === 0 ? 'M' : 'L'}${this.x(from + (bin + 0.5) * step)} ${this.y(n)}`)
      .join('');
  }

  private axes(): SVGElement[] {
    const { from, step, counts } = this.evidence.histogram;
    const to = from + step * counts.length;
    const base = MARGIN.top + this.inner.height;
    const perPixel = (to - from) / this.inner.width;
    const columns = roundNumbers(from, to, 64 * perPixel).map((score) => {
      const x = MARGIN.left + this.x(score);
      return svg('g', {}, line(x, base, x, base + 5), label(x, base + 19, decimal(score, 0), 'middle'));
    });
    const rows: SVGElement[] = [];
    for (let n = 1; n <= this.top; n *= 10) {
      const y = MARGIN.top + this.y(n);
      rows.push(
        svg(
          'g',
          { class: 'grid' },
          line(MARGIN.left, y, this.width - MARGIN.right, y),
          label(MARGIN.left - 8, y + 4, short(n), 'end'),
        ),
      );
    }
    return [
      ...rows,
      ...columns,
      line(MARGIN.left, base, this.width - MARGIN.right, base),
      label(MARGIN.left, 13, 'Pixels', 'end'),
      label(this.width - MARGIN.right, HEIGHT - 4, 'How far a pixel stands out (score, σ)', 'end'),
    ];
  }

  private thresholdLine(score: number): SVGElement[] {
    const x = MARGIN.left + this.x(score);
    if (x < MARGIN.left || x > this.width - MARGIN.right) return [];
    return [
      svg('line', { class: 'threshold', x1: x, x2: x, y1: MARGIN.top - 6, y2: MARGIN.top + this.inner.height }),
      label(x, MARGIN.top - 12, decimal(score, 1), 'middle'),
    ];
  }
}

/** Whether the whole bin lies beyond the threshold, on either side. */
function isBeyond(edge: number, step: number, threshold: number | null): boolean {
  return threshold !== null && (edge >= threshold || edge + step <= -threshold);
}

function line(x1: number, y1: number, x2: number, y2: number): SVGElement {
  return svg('line', { x1, y1, x2, y2 });
}

function label(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): SVGElement {
  return svg('text', { x, y, 'text-anchor': anchor }, words);
}

function short(n: number): string {
  return n >= 1e6 ? `${significant(n / 1e6)}M` : n >= 1e3 ? `${significant(n / 1e3)}k` : String(n);
}
