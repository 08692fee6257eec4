/** Hits become defects: lines, spots of a picture, single pixels and their clusters. */
import type { Defect } from '@hotpix/core';
import { bestFirst } from '@hotpix/result';
import type { Moments } from '@hotpix/statistics';
import { numberClusters } from './clusters.ts';
import type { Hit } from '../hits/hit.ts';
import { findLines, joinLines, withoutLines, type Line } from './lines.ts';
import { asWideAsItShows } from './line-width.ts';
import { joinBlobs, type SizeOf } from './blobs.ts';

/**
 * @param hits best first
 * @param lines that some of them lie on
 * @param sizeOf what they show in all components of a picture
 * @returns best first
 */
export function toDefects(
  hits: readonly Hit[],
  moments: Moments,
  lines: readonly Line[] = findLines(hits, moments.shape),
  sizeOf?: SizeOf,
): Defect[] {
  const { shape } = moments;
  const joined = joinLines(lines, shape);
  const defects = toSpots(withoutLines(hits, joined, shape), moments, sizeOf);
  const wide = joined.map((line) => asWideAsItShows(line, moments));
  return wide.length === 0 ? defects : [...wide, ...defects].sort(bestFirst);
}

/** Hits, given best first, as the spots that they make up, best first: of a picture the smears, of a sensor the pixels. */
export function toSpots(hits: readonly Hit[], moments: Moments, sizeOf?: SizeOf): Defect[] {
  const { shape } = moments;
  const smears = shape.channels === 3 || shape.lossy;
  return smears ? joinBlobs(hits, moments, sizeOf) : numberClusters(hits, shape);
}
