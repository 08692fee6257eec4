import { badState, type GatheredSet } from '@hotpix/core';
import { CHROMA, chromaPlanesOf, hasChroma, type EvidencePlanes, type SitePlanes } from '@hotpix/statistics';

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

/** Sites whose frames add up to a whole number of 31 bits, which engines add faster than others. */
const PART = 2 ** 15;

function isSound({ count, histogram }: SitePlanes, frames: number): boolean {
  let [counted, most, seen] = [0, 0, 0];
  for (let from = 0; from < count.length; from += PART) {
    let ofPart = 0;
    const end = Math.min(from + PART, count.length);
    for (let i = from; i < end; i++) {
      ofPart += count[i];
      if (count[i] > most) most = count[i];
    }
    counted += ofPart;
  }
  for (const times of histogram) seen += times >= 0 ? times : NaN;
  return most <= frames && seen === counted;
}
