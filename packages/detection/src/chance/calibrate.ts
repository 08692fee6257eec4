import type { FrameShape } from '@hotpix/core';
import { isPicture } from '@hotpix/statistics';
import type { Sites } from './sites.ts';
import type { Recurrence } from './recurrence.ts';
import { NullModel } from './null-model.ts';
import { SiteSet } from './site-set.ts';

/** Pixels to each side over which a picture smears a defect visibly. */
const SMEAR = 3;
/** After so many rounds the found sites no longer change by more than a few. */
const ROUNDS = 4;
/** A larger share of the sensor is not made of defects: its scores are what chance does. */
const LARGEST_SHARE = 0.05;

/**
 * The null model of the good pixels of a set: chance is measured on all sites, then again without those that lie beyond it, until
 * that changes nothing.
 * @param probability that chance carries a site beyond one of its limits
 * @param atFirst sites that are known to lie beyond it, with their smears
 */
export function calibrate(
  sites: Sites,
  recurrence: Recurrence,
  probability: number,
  atFirst = new SiteSet(0),
): NullModel {
  let nullModel = new NullModel(sites, recurrence, atFirst.sites);
  let known = atFirst.size;
  for (let round = 0; round < ROUNDS; round++) {
    const found = nullModel.beyond(probability);
    if (!areDefects(found, sites)) break;
    const beyond = withSmears(found, sites.shape);
    if (beyond.size === known) break;
    known = beyond.size;
    nullModel = new NullModel(sites, recurrence, beyond.sites);
  }
  return nullModel;
}

/** Whether sites beyond chance are few enough to be defects. */
export const areDefects = (beyond: Uint32Array, sites: Sites): boolean => beyond.length <= LARGEST_SHARE * sites.length;

/** Sites, and in a picture what they are smeared over. */
export function withSmears(sites: Iterable<number>, shape: FrameShape): SiteSet {
  const { width, height } = shape;
  if (!isPicture(shape)) return new SiteSet(width * height, sites);
  const all = new SiteSet(width * height);
  for (const i of sites) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const [left, right] = [Math.max(0, x - SMEAR), Math.min(width - 1, x + SMEAR)];
    for (let row = Math.max(0, y - SMEAR); row <= Math.min(height - 1, y + SMEAR); row++) {
      all.addRun(row * width + left, row * width + right + 1);
    }
  }
  return all;
}
