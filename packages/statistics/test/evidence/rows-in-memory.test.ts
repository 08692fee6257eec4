import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureShape, sensorShape } from '../../../core/test/support/shapes.ts';
import { prepareEvidence } from '../../src/evidence/evidence-frame.ts';
import { areasOf, layoutOf } from '../../src/evidence/layout.ts';
import { RowsInMemory } from '../../src/evidence/rows-in-memory.ts';
import { WasmArena } from '../../src/wasm/arena.ts';
import { frameOf } from '../support/frame-sets.ts';

const levels = { black: 0, white: 1, exposure: 0.5 };

/** Wide enough that a band has a few rows, and high enough that not all bands are in the memory. */
const size = { width: 4001, height: 90 };

test.each([
  ['pictures', pictureShape(size)],
  ['a mosaic', { ...sensorShape(size), bits: 14 }],
])('rows of %s are those of the frames with their neighbours, in whatever order bands come', (_, shape) => {
  const frames = [1, 2].map((seed) => frameOf(shape, { seed, range: [0.1, 0.9], noise: 0.05, clipped: 0 }, levels));
  const prepared = frames.map((frame) => prepareEvidence(frame));
  const layout = layoutOf(frames, prepared);
  const arena = WasmArena.create()!;
  const areas = arena.layOut('rows', areasOf(layout));
  const { width, height, margin, size: bytes } = layout;
  const bands = Math.ceil(height / layout.rows);
  const band = fc.record({ k: fc.nat(1), first: fc.nat(bands - 1), count: fc.integer({ min: 1, max: bands }) });
  fc.assert(
    fc.property(fc.array(band, { minLength: 1, maxLength: 4 }), (runs) => {
      const rows = new RowsInMemory(arena, layout, areas, prepared);
      for (const { k, first, count } of runs) {
        for (
          let from = first * layout.rows;
          from < Math.min(height, (first + count) * layout.rows);
          from += layout.rows
        ) {
          const n = Math.min(layout.rows, height - from);
          const [top, bottom] = [Math.max(0, from - margin), Math.min(height, from + n + margin)];
          const at = rows.at(k, from, n) + (top - from) * width * bytes;
          const there = Buffer.from(arena.buffer, at, (bottom - top) * width * bytes);
          const { samples } = prepared[k];
          const own = samples.subarray(top * width, bottom * width);
          expect(there.equals(Buffer.from(own.buffer, own.byteOffset, own.byteLength))).toBe(true);
        }
      }
    }),
    { numRuns: 40 },
  );
  expect(bands * layout.rows).toBeGreaterThan(layout.held);
});
