import type { Defect } from '@hotpix/core';
import type { CaptureMode } from '@hotpix/result';
import type { SelfCheck } from './check-input.ts';

/** Fewer places scatter as they please. */
const LEAST_PLACES = 10;
/** Below this the places follow something: raw viewers draw the line there. */
const GATHERED = 0.8;
/** Standard errors by which it must be below 1. */
const SURE = 3;

const ADVICE: Record<CaptureMode, string> = {
  scene: 'Some may be details of a scene. Look at where they are, and add photographs of other scenes.',
  dark: 'Some may be stray light, or a glow at the rim. Look at where they are.',
  flat: 'Some may be dust, or details of what was photographed. Look at where they are.',
};

/**
 * Whether the defects lie scattered at random, as silicon has them, or gathered, as scenery has its details: the mean distance to
 * the nearest other one over that of as many random places, ½ √(area / n), by Clark & Evans (1954); its standard error is
 * 0.5227 / √n. A cluster is one place; lines are none.
 */
export const scatter: SelfCheck = ({ defects, context: { shape, capture } }) => {
  const places = placesOf(defects);
  if (places.length < LEAST_PLACES) return undefined;
  const expected = Math.sqrt((shape.active.width * shape.active.height) / places.length) / 2;
  const distances = nearestDistances(places);
  const ratio = distances.reduce((sum, distance) => sum + distance, 0) / distances.length / expected;
  const isGathered = ratio < GATHERED && 1 - ratio > (SURE * 0.5227) / Math.sqrt(places.length);
  const what = `the mean distance to the nearest other one is ${ratio.toFixed(2)} of that of random places`;
  return {
    name: 'scatter',
    status: isGathered ? 'warning' : 'passed',
    message: isGathered
      ? `The defects lie gathered: ${what}. ${ADVICE[capture]}`
      : `The defects lie scattered as those of silicon do: ${what}.`,
    value: Number(ratio.toFixed(3)),
  };
};

function placesOf(defects: readonly Defect[]): { x: number; y: number }[] {
  const clusters = new Set<number>();
  return defects.filter(({ kind, cluster }) => {
    if (kind === 'column' || kind === 'row') return false;
    const isNew = cluster === undefined || !clusters.has(cluster);
    if (cluster !== undefined) clusters.add(cluster);
    return isNew;
  });
}

/** From left to right, so that the search for the nearest may end where the columns alone are farther apart. */
function nearestDistances(places: readonly { x: number; y: number }[]): number[] {
  const sorted = [...places].sort((a, b) => a.x - b.x);
  return sorted.map((place, i) => {
    let nearest = Infinity;
    for (const step of [-1, 1]) {
      for (let j = i + step; sorted[j] && Math.abs(sorted[j].x - place.x) < nearest; j += step) {
        nearest = Math.min(nearest, Math.sqrt((sorted[j].x - place.x) ** 2 + (sorted[j].y - place.y) ** 2));
      }
    }
    return nearest;
  });
}
