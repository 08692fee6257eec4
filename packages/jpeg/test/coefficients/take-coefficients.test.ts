import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCoefficients, type Coefficients } from '../../src/coefficients/read-coefficients.ts';
import { JpegError } from '../../src/index.ts';
import { takeCoefficients } from '../../src/planes/wasm/coefficients-by-kernels.ts';
import { readStructure, type Structure } from '../../src/structure/read-structure.ts';
import { damages } from '../support/damage.ts';
import { fileOf, forms } from '../support/random-jpeg.ts';

type Take = (bytes: Uint8Array, structure: Structure) => Coefficients;

/** What comes of a file, or the kind of error. */
function outcome(take: Take, file: Uint8Array): unknown {
  try {
    const structure = readStructure(file, 1e6);
    const { planes, ends } = take(file, structure);
    return { planes, ends: structure.scans.map((scan) => ends.get(scan)) };
  } catch (error) {
    if (!(error instanceof JpegError)) throw error;
    return error.code;
  }
}

test('kernels read the coefficients of the plain code, and where MCUs end', () => {
  fc.assert(
    fc.property(forms, fc.constantFrom(40, 1023), (form, most) => {
      const file = fileOf({ ...form, most });
      expect(outcome(takeCoefficients, file)).toEqual(outcome(readCoefficients, file));
    }),
  );
});

test('damage that the plain code finds, kernels find', () => {
  fc.assert(
    fc.property(forms, damages, (form, damage) => {
      const file = damage(fileOf({ ...form, isProgressive: false }));
      expect(outcome(takeCoefficients, file)).toEqual(outcome(readCoefficients, file));
    }),
    { numRuns: 300 },
  );
});

test('of blocks that are wanted come the coefficients, of others the same or zeros', () => {
  fc.assert(
    fc.property(forms, fc.integer({ min: 1, max: 9 }), (form, every) => {
      const file = fileOf(form);
      const structure = readStructure(file);
      const { planes: all } = readCoefficients(file, structure);
      const wanted = all.map((plane) => Uint8Array.from({ length: plane.length / 64 }, (_, i) => +(i % every === 0)));
      const { planes } = takeCoefficients(file, structure, wanted);
      planes.forEach((plane, i) => {
        expect(plane.filter((_, at) => wanted[i][at >> 6])).toEqual(all[i].filter((_, at) => wanted[i][at >> 6]));
        expect(plane.every((value, at) => value === 0 || value === all[i][at])).toBe(true);
      });
    }),
  );
});
