/** Lists that hotpix writes of a Result, read again. */
import type { Defect } from '@hotpix/core';
import { sampleResult } from '@hotpix/core/testing';
import { defectMapReporter, REPORTED_FORMATS } from '@hotpix/reporter-defect-maps';
import { compareDefects } from '@hotpix/result';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listedAs } from '../../src/results/list-result.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const sample = await sampleResult();
const frame = { ...sample.frame!, width: 90, height: 70, active: { x: 8, y: 4, width: 80, height: 64 } };
const { active } = frame;

type Place = Pick<Defect, 'kind' | 'extent'>;

const place = (kind: Defect['kind'], x: number, y: number, width = 1, height = 1): Place => ({
  kind,
  extent: { x: active.x + x, y: active.y + y, width, height },
});

/** From six pixels on to all that light reaches, on every second column or row, so that none lie side by side. */
const lines = (kind: 'column' | 'row', files: number, length: number): fc.Arbitrary<Place[]> =>
  fc
    .uniqueArray(fc.tuple(fc.nat(files / 2 - 1), fc.nat(length - 6), fc.nat(length)), {
      maxLength: 2,
      selector: ([across]) => across,
    })
    .map((all) =>
      all.map(([across, from, wanted]) => {
        const size = Math.min(Math.max(wanted, 6), length - from);
        return kind === 'column' ? place(kind, 2 * across, from, 1, size) : place(kind, from, 2 * across, size, 1);
      }),
    );

const KINDS = ['hot', 'stuck', 'dead', 'dim', 'blinking'] as const;
const SHAPES = [
  [[0, 0]],
  [
    [0, 0],
    [1, 1],
  ],
  [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ],
] as const;

/** Single pixels and clusters; too few for a line of their own. */
const spots: fc.Arbitrary<Place[]> = fc
  .array(fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...SHAPES), fc.nat(78), fc.nat(62)), { maxLength: 2 })
  .map((all) => all.flatMap(([kind, shape, x, y]) => shape.map(([dx, dy]) => place(kind, x + dx, y + dy))));

/** In pixels. */
const NEAR = 9;

/** A scan gives to a line what lies near, and names nothing twice. */
function apart(lines: readonly Place[], pixels: readonly Place[]): Place[] {
  const isBeside = ({ extent: a }: Place, { extent: b }: Place): boolean =>
    b.x >= a.x - NEAR && b.x < a.x + a.width + NEAR && b.y >= a.y - NEAR && b.y < a.y + a.height + NEAR;
  const free = pixels.filter((pixel) => !lines.some((line) => isBeside(line, pixel)));
  return [...new Map(free.map((one) => [`${one.extent.x},${one.extent.y}`, one])).values()];
}

const defects: fc.Arbitrary<Defect[]> = fc
  .tuple(lines('column', 80, 64), lines('row', 64, 80), spots)
  .map(([columns, rows, pixels]) => [...columns, ...rows, ...apart([...columns, ...rows], pixels)].map(toDefect))
  // An empty list is told by its name alone.
  .filter(({ length }) => length > 0);

function toDefect({ kind, extent }: Place): Defect {
  const amplitude = kind === 'dead' || kind === 'dim' ? -500 : 500;
  const { x, y } = extent;
  return { x, y, kind, amplitude, rate: 1, frames: 8, score: amplitude / 20, confidence: 1, extent };
}

// The list of JPEGs is of no raw file.
test.each(REPORTED_FORMATS.filter((format) => format !== 'jpegpixi'))(
  'a list in the format %s has all lines, clusters and single pixels of its Result, and nothing else',
  async (format) => {
    const reporter = defectMapReporter({ format });
    await fc.assert(
      fc.asyncProperty(defects, async (all) => {
        const result = { ...sample, frame, defects: all };
        const path = await folder.write('list', await reporter.report!.render(result));
        const listed = await listedAs(path, { camera: sample.camera!, ...frame });
        expect(compareDefects(result, listed)).toMatchObject({ new: [], gone: [], same: all.length });
      }),
      { numRuns: 40 },
    );
  },
);
