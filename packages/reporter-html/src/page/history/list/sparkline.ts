/** The number of defects over all scans, in the height of a line of text. */
import { svg } from '../../dom/element.ts';

const [WIDTH, HEIGHT] = [120, 24];
const INSET = 2;

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Its numbers stand beside it as text. */
export function sparkline(numbers: readonly number[]): SVGElement {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const x = (i: number): number =>
    INSET + (numbers.length === 1 ? 1 : i / (numbers.length - 1)) * (WIDTH - 2 * INSET - 2);
  const y = (value: number): number =>
    HEIGHT - INSET - (most === least ? 0.5 : (value - least) / (most - least)) * (HEIGHT - 2 * INSET);
  const points = numbers.map((value, i) => `${i === 0 ? 'M' : 'L'}${tenths(x(i))} ${tenths(y(value))}`);
  const last = numbers.length - 1;
  return svg(
    'svg',
    { class: 'sparkline', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' },
    svg('path', { d: points.join('') }),
    svg('circle', { cx: x(last), cy: y(numbers[last]), r: 2.2 }),
  );
}
