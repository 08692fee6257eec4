/** The ranking of least variance, after a well-known article: what hotpix is measured against. */
import type { Findings, FrameShape, Plugin, RankContext, Rectangle } from '@hotpix/core';
import { contains, type RankedSample } from '@hotpix/result';
import { exp, hasChroma, type MomentPlanes, Moments, sumOfSquaredDeviations } from '@hotpix/statistics';
import { colourOf } from './hits/letter.ts';
import { varianceRatioOf } from './hits/variance-ratio.ts';
import { toSpots } from './defects/defects.ts';
import type { Hit } from './hits/hit.ts';

import { VERSION } from './version.ts';

/** More than what four roundings take from a number. */
const ROUNDING = 2 ** -50;

/**
 * The samples of a rectangle with the least sum of squared deviations from their own mean, least first; of equals the
 * first in the order of rows, pixels and channels.
 */
function leastDeviations(
  { sum, squares }: MomentPlanes,
  shape: FrameShape,
  frames: number,
  area: Rectangle,
  top: number,
): RankedSample[] {
  const { width, channels } = shape;
  const best: { i: number; value: number }[] = [];
  let limit = Infinity;
  // To multiply takes half the time that to divide takes.
  const share = 1 / frames;
  for (let y = area.y; y < area.y + area.height; y++) {
    const end = (y * width + area.x + area.width) * channels;
    for (let i = (y * width + area.x) * channels; i < end; i++) {
      // Most samples need no exact look: this is as good to a part in 2^50 of the squares.
      if (squares[i] * (1 - ROUNDING) - sum[i] * sum[i] * share > limit) continue;
      const value = sumOfSquaredDeviations(frames, sum[i], squares[i]);
      if (value >= limit) continue;
      let place = best.length;
      while (place > 0 && best[place - 1].value > value) place--;
      best.splice(place, 0, { i, value });
      if (best.length > top) best.pop();
      if (best.length === top) limit = best[top - 1].value;
    }
  }
  return best.map(({ i, value }) => {
    const pixel = Math.floor(i / channels);
    return { x: pixel % width, y: Math.floor(pixel / width), channel: i % channels, value };
  });
}

export interface VarianceOptions {
  /** Samples that are listed. @default 10 */
  readonly top?: number;
}

/**
 * Lists the samples that vary least over all frames, of the whole stored frame as the article has it, and gives those
 * in the active area as stuck pixels. Needs the plugin `moments`, and for 8-bit RGB pictures `sampleMoments`.
 */
export function variance({ top = 10 }: VarianceOptions = {}): Plugin {
  return {
    name: 'variance',
    version: VERSION,
    rank(findings: Findings, context: RankContext): Findings {
      if (findings.insufficient) return findings;
      const { shape, files } = context;
      const planes = context.planes(hasChroma(shape) ? 'sampleMoments' : 'moments') as MomentPlanes;
      const whole = { x: 0, y: 0, width: shape.width, height: shape.height };
      const ranking = leastDeviations(planes, shape, files.length, whole, top);
      const moments = new Moments(planes, shape, files.length);
      const isWhole = shape.active.width === shape.width && shape.active.height === shape.height;
      const active = isWhole ? ranking : leastDeviations(planes, shape, files.length, shape.active, top);
      const hits = active.map((sample) => stuckHit(moments, sample));
      const masked = ranking.filter(({ x, y }) => !contains(shape.active, x, y)).length;
      const checks = masked === 0 ? [] : [maskedCheck(masked, ranking.length)];
      return {
        ...findings,
        defects: toSpots(hits, moments),
        checks: [...findings.checks, ...checks],
        sections: { ...findings.sections, variance: { ranking } },
      };
    },
  };
}

function stuckHit(moments: Moments, { x, y, channel }: RankedSample): Hit {
  const { shape, frames } = moments;
  const varianceRatio = varianceRatioOf(moments, x, y, channel);
  const colour = colourOf(shape, x, y, channel);
  const around = moments.neighbourMean(x, y, channel);
  const sites = shape.active.width * shape.active.height * shape.channels;
  return {
    x,
    y,
    kind: 'stuck',
    ...(colour === undefined ? {} : { colour }),
    amplitude: Number.isNaN(around) ? 0 : moments.mean(x, y, channel) - around,
    rate: 1,
    frames,
    score: varianceRatio?.score ?? 0,
    confidence: varianceRatio ? exp(-sites * varianceRatio.probability) : 0,
  };
}

function maskedCheck(masked: number, of: number): Findings['checks'][number] {
  return {
    name: 'maskedSamples',
    status: 'warning',
    message: `${masked} of the ${of} samples of least variance lie in the masked border, where no light falls; use the ranking 'evidence' to find defects.`,
    value: masked,
  };
}
