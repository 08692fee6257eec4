/** Empty planes of the built-in accumulators. */
import { createPlanes, type Frame, type FrameShape, type Planes, type PlaneSpecs, type Rows } from '@hotpix/core';
import { halve, valuesOf } from '../../../core/src/state/halves.ts';
import { evidencePlanes, type EvidencePlanes } from '../../src/evidence/evidence.ts';
import { FILTERING_PLANES, type FilteringPlanes } from '../../src/filtering.ts';
import { momentPlanes, type MomentPlanes } from '../../src/moments/moment-planes.ts';
import { addMoments, layersOf } from '../../src/moments/moments.ts';
import { NOISE_FLOOR_PLANES, type NoiseFloorPlanes } from '../../src/noise-floor.ts';
import { overlapPlanes, type OverlapPlanes } from '../../src/overlap.ts';

export type AllocateAll = (specs: PlaneSpecs) => Planes;

export const createMoments = (shape: FrameShape, allocate?: AllocateAll): MomentPlanes =>
  createPlanes(momentPlanes(shape), allocate) as MomentPlanes;

/** Adds frames of one shape by the reference. */
export const addMomentsPlainly = (planes: MomentPlanes, frames: readonly Frame[], rows: Rows): void =>
  addMoments(
    planes,
    frames[0],
    rows,
    frames.map((frame) => layersOf(frame)),
  );

export const createEvidence = (shape: FrameShape, allocate?: AllocateAll): EvidencePlanes =>
  createPlanes(evidencePlanes(shape), allocate) as EvidencePlanes;

/** The same planes, with those halved that may be. */
export function halved<T extends Planes>(planes: T, specs: PlaneSpecs, adds: Readonly<Record<string, number>>): T {
  const names = Object.keys(adds).filter((name) => name in planes);
  return { ...planes, ...Object.fromEntries(names.map((name) => [name, halve(planes[name], specs[name])])) };
}

/** The values of planes as their declarations have them. */
export function widened<T extends Planes>(planes: T, specs: PlaneSpecs): T {
  return Object.fromEntries(
    Object.entries(planes).map(([name, plane]) => [name, valuesOf(plane, specs[name], 0, plane.length)]),
  ) as T;
}

export const createOverlap = (shape: FrameShape): OverlapPlanes => createPlanes(overlapPlanes(shape)) as OverlapPlanes;

export const createFiltering = (): FilteringPlanes => createPlanes(FILTERING_PLANES) as FilteringPlanes;

export const createNoiseFloor = (): NoiseFloorPlanes => createPlanes(NOISE_FLOOR_PLANES) as NoiseFloorPlanes;
