import { createCamera } from '@hotpix/simulator';
import { expect, it } from 'vitest';
import { difficultSubjects, nightSubjects } from '../accuracy/difficult.ts';

it('calls cameras without a single defect clean', () => {
  const defects = difficultSubjects().map(({ camera }) => createCamera(camera).truth.defects.length);
  expect(Math.max(...defects)).toBe(0);
});

it('photographs no two cameras by one seed', () => {
  const subjects = [...difficultSubjects(), ...nightSubjects()];
  expect(new Set(subjects.map(({ camera }) => camera.seed)).size).toBe(subjects.length);
  expect(new Set(subjects.map(({ name }) => name)).size).toBe(subjects.length);
});

it('measures what the scenes of the night have by night: most of their defects in the light of the sky', () => {
  for (const { camera, settings, levels } of nightSubjects()) {
    const { defects } = createCamera(camera).truthFor([0, 1, 2].map(settings), levels);
    const hot = defects.filter(({ kind }) => kind === 'hot');
    const dead = defects.filter(({ kind }) => kind === 'dead');
    // By daylight a dead pixel differs by some hundred standard deviations, by night by some ten.
    expect(Math.max(...dead.map(({ contrast }) => contrast))).toBeLessThan(30);
    expect(hot.filter(({ contrast }) => contrast >= 10).length).toBeGreaterThan(hot.length / 2);
  }
});
