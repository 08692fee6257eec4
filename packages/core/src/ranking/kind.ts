import type { RankContext } from '../hooks.ts';
import type { DefectKind } from '../nouns.ts';

/** A pixel with less than this part of its neighbours' signal is dead rather than dim. */
export const DEAD_BELOW = 0.2;
/** A pixel that is there in fewer frames than this blinks; LSST's merging of defect lists asks for the same share. */
const BLINKS_BELOW = 0.7;
/** Standard deviations that it must differ by when it is there, to be told from one that is always there but weak. */
const BLINKS_FROM = 4;
/** Longest over shortest exposure up to which a hot pixel should show alike in all frames. */
const EQUAL_EXPOSURES = 1.5;

/** A pixel that differs from its neighbours, in the frames that count. */
export interface Difference {
  /** In DN. */
  readonly amplitude: number;
  /** Mean sample over all frames, in DN. */
  readonly mean: number;
  /** Mean of z. */
  readonly meanZ: number;
  /** Mean of z². */
  readonly meanSquareZ: number;
  /** Variance of z by chance. */
  readonly chanceVariance: number;
}

/** What is wrong with a pixel that differs from its neighbours. */
export function kindOf(difference: Difference, { shape, files }: RankContext): DefectKind {
  const { amplitude, mean, meanZ } = difference;
  if (meanZ > 0) return !shape.lossy && haveEqualExposures(files) && blinks(difference) ? 'blinking' : 'hot';
  const signal = mean - shape.black;
  return signal < DEAD_BELOW * (signal - amplitude) ? 'dead' : 'dim';
}

/**
 * A pixel that is there in a share p of the frames, by a in standard deviations, has E z = p·a and E z² = p·a² + v, where v
 * is the variance by chance; so a = (E z² − v) / E z and p = E z / a.
 */
function blinks({ meanZ, meanSquareZ, chanceVariance }: Difference): boolean {
  const size = (meanSquareZ - chanceVariance) / meanZ;
  return size >= BLINKS_FROM && meanZ / size < BLINKS_BELOW;
}

function haveEqualExposures(files: RankContext['files']): boolean {
  const exposures = files.flatMap(({ exposure }) => (exposure === undefined ? [] : [exposure]));
  return exposures.length === files.length && Math.max(...exposures) <= EQUAL_EXPOSURES * Math.min(...exposures);
}
