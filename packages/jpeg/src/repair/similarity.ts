/** What samples of the picture have in common. */

/** Where neighbouring samples are alike, in samples: the correlation falls to 1/e over as many. */
export const LENGTH = 16;
/** The level of the surroundings is unknown, to the standard deviation of numbers even between 0 and 255. */
const LEVEL = 74 ** 2;
/** No sample further from a block says anything of it. */
export const FURTHEST = 48;
/** More than two samples lie apart that matter to one block. */
export const SPAN = 8 + 2 * FURTHEST;

/** Covariances of samples as far apart, across by down: those of one distance down lie in a row, that of 0 across in its middle. */
export const SIMILARITIES = { stride: 2 * SPAN + 8, middle: SPAN, length: (2 * SPAN + 8) * SPAN };

/** Of samples that lie so far apart, across and down, the distance as a share of LENGTH; for repairs alone, and not made before. */
let distances: Float64Array | undefined;

const makeDistances = (): Float64Array =>
  Float64Array.from({ length: SPAN * SPAN }, (_, at) => Math.hypot(at % SPAN, Math.floor(at / SPAN)) / LENGTH);

/**
 * Works out the covariances of samples less than so far apart, across and down, as SIMILARITIES lays them.
 * @param power of the distance with which the logarithm of the correlation falls
 */
export function putSimilarities(
  into: Float64Array,
  { across, down }: { readonly across: number; readonly down: number },
  variance: number,
  power: number,
): void {
  const { stride, middle } = SIMILARITIES;
  const apart = (distances ??= makeDistances());
  for (let dy = 0; dy < down; dy++) {
    const row = stride * dy + middle;
    for (let dx = 0; dx < across; dx++) {
      const isKnown = dx < dy && dy < across;
      into[row + dx] = into[row - dx] = isKnown
        ? into[stride * dx + middle + dy]
        : LEVEL + variance * Math.exp(-(apart[SPAN * dy + dx] ** power));
    }
  }
}
