import { describe, expect, test } from 'vitest';
import { Sites } from '../../src/chance/sites.ts';
import { Window } from '../../src/chance/window.ts';
import { noisePlanes } from '../support/evidence-planes.ts';
import { sensorShape } from '../../../core/test/support/shapes.ts';

const shape = { ...sensorShape({ width: 20, height: 16 }), active: { x: 2, y: 1, width: 17, height: 14 } };

function placesIn(
  window: ConstructorParameters<typeof Window>[1],
  x: number,
  y: number,
  planes = noisePlanes(shape, 1),
) {
  const moved = new Window(new Sites(planes, shape), window);
  moved.moveTo(10, 8);
  moved.moveTo(x, y);
  return moved.indices.map((i) => [i % 20, Math.floor(i / 20)]);
}

/** All places that a rule lets by, in rows from the top. */
function places(isIn: (x: number, y: number) => boolean): number[][] {
  const all = Array.from({ length: 20 * 16 }, (_, i) => [i % 20, Math.floor(i / 20)]);
  return all.filter(([x, y]) => x >= 2 && y >= 1 && x < 19 && y < 15 && isIn(x, y));
}

describe('a window', () => {
  test('holds what is around a site, without itself', () => {
    expect(placesIn({ reach: 1, hole: 0, withoutLines: false }, 10, 8)).toEqual(
      places((x, y) => Math.abs(x - 10) <= 1 && Math.abs(y - 8) <= 1 && (x !== 10 || y !== 8)),
    );
  });

  test('may have a hole', () => {
    expect(placesIn({ reach: 4, hole: 2, withoutLines: false }, 10, 8)).toEqual(
      places((x, y) => {
        const distance = Math.max(Math.abs(x - 10), Math.abs(y - 8));
        return distance > 2 && distance <= 4;
      }),
    );
  });

  test('may leave out the row and the column', () => {
    expect(placesIn({ reach: 3, hole: 1, withoutLines: true }, 10, 8)).toEqual(
      places((x, y) => {
        const [dx, dy] = [Math.abs(x - 10), Math.abs(y - 8)];
        return Math.max(dx, dy) <= 3 && Math.max(dx, dy) > 1 && dx !== 0 && dy !== 0;
      }),
    );
  });

  test('ends where light does', () => {
    expect(placesIn({ reach: 3, hole: 0, withoutLines: false }, 2, 1)).toEqual(
      places((x, y) => x <= 5 && y <= 4 && (x !== 2 || y !== 1)),
    );
  });

  test('has no site that counts in no frame', () => {
    const planes = noisePlanes(shape, 1);
    planes.count[8 * 20 + 11] = 0;
    expect(placesIn({ reach: 1, hole: 0, withoutLines: false }, 10, 8, planes)).not.toContainEqual([11, 8]);
  });
});
