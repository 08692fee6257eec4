import { badState, type GatheredSet } from '@hotpix/core';
import {
  CHROMA,
  chromaPlanesOf,
  countFrames,
  hasChroma,
  type EvidencePlanes,
  type SitePlanes,
} from '@hotpix/statistics';

/**
 * The planes of the plugin `evidence`. They may come from a file: each site counts no frame twice, and the histograms hold what the
 * sites count.
 * @throws {HotpixError} `missingStatistics` where it is not in use, `badState` where the planes contradict each other
 */
export function evidenceOf(set: GatheredSet): EvidencePlanes {
  const planes = set.planes('evidence') as EvidencePlanes;
  const chroma = hasChroma(set.shape) ? CHROMA.map((component) => chromaPlanesOf(planes, component)) : [];
  if ([planes, ...chroma].every((component) => isSound(component, set.files.length))) return planes;
  throw badState("one whose planes of plugin 'evidence' contradict each other");
}

function isSound({ count, histogram }: SitePlanes, frames: number): boolean {
  const { most, all } = countFrames(count);
  let seen = 0;
  for (const times of histogram) seen += times >= 0 ? times : NaN;
  return most <= frames && seen === all;
}
