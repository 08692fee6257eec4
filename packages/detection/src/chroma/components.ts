/** The components of a picture: luma and chroma, what they show, and what a filter's defect leaves in each. */
import type { FrameShape, Planes } from '@hotpix/core';
import { CHROMA, CHROMA_STEP, chromaPlanesOf, chromaShapeOf, type EvidencePlanes } from '@hotpix/statistics';
import { MeanDifferences } from './mean-differences.ts';

/** Pixels of the picture along each side of a place, and what the places differ by. */
export interface Component {
  readonly step: number;
  readonly differences: MeanDifferences;
}

/** Luma, Cb and Cr. */
export type Components = readonly [Component, Component, Component];

/** @param planes of the accumulator of evidence, of a picture that has chroma */
export function componentsOf(planes: Planes, shape: FrameShape): Components {
  const [cb, cr] = CHROMA.map((name) => ({
    step: CHROMA_STEP,
    differences: new MeanDifferences(chromaPlanesOf(planes, name), chromaShapeOf(shape)),
  }));
  return [{ step: 1, differences: new MeanDifferences(planes as EvidencePlanes, shape) }, cb, cr];
}
