/** A part of a picture with a hot pixel, and the same repaired. */
import { svg } from '../dom/element.ts';

const [COLUMNS, ROWS] = [15, 9];
const HOT = { x: 4, y: 5 };

/** An evening sky over a hill, in large pixels. */
function tone(x: number, y: number): string {
  const ripple = ((x * 7 + y * 13) % 5) - 2;
  const isHill = y > 6.4 - 1.6 * Math.sin((x / COLUMNS) * Math.PI * 1.3);
  if (isHill) return `hsl(${205 + ripple} 26% ${17 + ripple - (y - 6) * 2}%)`;
  return `hsl(${212 - y * 3 + ripple} ${34 - y * 2}% ${32 + y * 5 + ripple}%)`;
}

function around(x: number, y: number): string | undefined {
  const [dx, dy] = [Math.abs(x - HOT.x), Math.abs(y - HOT.y)];
  if (dx + dy === 0) return '#ff6a4d';
  if (dx + dy === 1) return '#b4665f';
  return dx === 1 && dy === 1 ? '#7d6672' : undefined;
}

export function illustration(): SVGSVGElement {
  const picture = svg('svg', {
    class: 'illustration',
    viewBox: `0 0 ${2 * COLUMNS + 1} ${ROWS}`,
    'aria-hidden': true,
    'shape-rendering': 'crispEdges',
  });
  for (let y = 0; y < ROWS; y++) {
    for (let x = 0; x < COLUMNS; x++) {
      const square = (at: number, fill: string): SVGRectElement =>
        svg('rect', { x: at, y, width: 1.02, height: 1.02, fill });
      picture.append(square(x, around(x, y) ?? tone(x, y)), square(x + COLUMNS + 1, tone(x, y)));
    }
  }
  return picture;
}
