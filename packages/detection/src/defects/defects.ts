/** Hits become defects: lines, spots of a picture, single pixels and their clusters. */
import type { Defect, FrameShape } from '@hotpix/core';
import { numberClusters } from './clusters.ts';
import { bestFirst, type Hit } from '../hits/hit.ts';
import { findLines, joinLines, withoutLines, type Line } from './lines.ts';
import { joinBlobs } from './blobs.ts';

/**
 * @param hits best first
 * @param lines that some of them lie on
 * @returns best first
 */
export function toDefects(
  hits: readonly Hit[],
  shape: FrameShape,
  lines: readonly Line[] = findLines(hits, shape),
): Defect[] {
  const joined = joinLines(lines, shape);
  const defects = toSpots(withoutLines(hits, joined, shape), shape);
  return joined.length === 0 ? defects : [...joined, ...defects].sort(bestFirst);
}

/** Hits, given best first, as the spots that they make up, best first: of a picture the smears, of a sensor the pixels. */
export function toSpots(hits: readonly Hit[], shape: FrameShape): Defect[] {
  const smears = shape.channels === 3 || shape.lossy;
  return smears ? joinBlobs(hits, shape.active) : numberClusters(hits, shape);
}
