import { describe, expect, it } from 'vitest';
import { readColour } from '../src/colour.ts';
import { FACTS } from './fixtures.ts';

const NONE = [0, 0, 0];
const CAM_XYZ = [[0.7171, -0.1986, -0.0648], [-0.8085, 1.5555, 0.2718], [-0.217, 0.2512, 0.7457], NONE];

describe('the colours of a raw file', () => {
  it('are unknown where LibRaw has neither a table nor a DNG matrix', () => {
    expect(readColour(FACTS)).toBeUndefined();
  });

  it('come from the table of LibRaw, one row per colour', () => {
    expect(readColour({ ...FACTS, camXyz: CAM_XYZ.map((row) => row.map(Math.fround)) })).toEqual({
      xyzToCamera: CAM_XYZ.slice(0, 3),
    });
  });

  it('come from the D65 matrix of a DNG, not from that for tungsten light', () => {
    const dngColours = [
      { illuminant: 17, colormatrix: [[1, 1, 1], [1, 1, 1], [1, 1, 1], NONE] },
      { illuminant: 21, colormatrix: CAM_XYZ },
    ];
    expect(readColour({ ...FACTS, dngColours })?.xyzToCamera).toEqual(CAM_XYZ.slice(0, 3));
    expect(readColour({ ...FACTS, dngColours: dngColours.slice(0, 1) })).toBeUndefined();
  });

  it('name the neutral with green at 1: the multipliers turned upside down', () => {
    expect(readColour({ ...FACTS, camXyz: CAM_XYZ, camMul: [2, 1, 1.6, 1] })?.neutral).toEqual([0.5, 1, 0.625]);
    expect(readColour({ ...FACTS, camXyz: CAM_XYZ, camMul: [2000, 1024, 1500, 1024] })?.neutral).toEqual([
      0.512, 1, 0.682667,
    ]);
  });

  it('name the neutral even of a camera whose colours nobody knows', () => {
    expect(readColour({ ...FACTS, camMul: [2, 1, 1.6, 1] })).toEqual({ neutral: [0.5, 1, 0.625] });
  });

  it('name no neutral where a multiplier is missing', () => {
    expect(readColour({ ...FACTS, camXyz: CAM_XYZ, camMul: [0, 1, 0, 0] })).not.toHaveProperty('neutral');
  });
});
