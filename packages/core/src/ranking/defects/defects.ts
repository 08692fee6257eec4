/** Hits become defects: lines, spots of a picture, single pixels and their clusters. */
import type { Defect, FrameShape } from '../../nouns.ts';
import { numberClusters } from './clusters.ts';
import { bestFirst, type Hit } from '../hits/hit.ts';
import { findLines, joinLines, trustedLines, withoutLines, type Line } from './lines.ts';
import { joinSmears } from './smears.ts';

/**
 * @param hits best first
 * @param weakLines lines that were found by the sum of their pixels
 * @returns best first
 */
export function toDefects(hits: readonly Hit[], shape: FrameShape, weakLines: readonly Line[] = []): Defect[] {
  const lines = joinLines([...findLines(hits, shape), ...trustedLines(weakLines, hits, shape)], shape);
  const defects = toSpots(withoutLines(hits, lines, shape), shape);
  return lines.length === 0 ? defects : [...lines, ...defects].sort(bestFirst);
}

/** Hits, given best first, as the spots that they make up, best first: of a picture the smears, of a sensor the pixels. */
export function toSpots(hits: readonly Hit[], shape: FrameShape): Defect[] {
  const smears = shape.channels === 3 || shape.lossy;
  return smears ? joinSmears(hits, shape.active) : numberClusters(hits, shape);
}
