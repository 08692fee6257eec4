/** Finds the pixels of dark frames and flat fields whose mean differs from the level around them. */
import type { DefectKind } from '@hotpix/core';
import { exp, type Moments, Surroundings } from '@hotpix/statistics';
import { varianceRatioOf } from '../hits/variance-ratio.ts';
import type { Hit } from '../hits/hit.ts';
import { colourOf } from '../hits/letter.ts';
import { DEAD_BELOW } from '../defects/kind.ts';
import { LevelReader, measureSpatialNoise, type SpatialNoise } from './spatial-noise.ts';
import { Screen, type Bounds } from './spatial-screen.ts';
import type { DetectionContext } from '../detection-context.ts';

/** Fewer frames than this say nothing of variation. */
const LEAST_FRAMES = 4;
/** Part of the range below white in which a sample is clipped. */
const SHOULDER = 0.02;

interface Search {
  readonly moments: Moments;
  readonly context: DetectionContext;
  /** Of the channels. */
  readonly levels: readonly LevelReader[];
  /** By colour. */
  readonly noise: ReadonlyMap<string, SpatialNoise>;
  /** Samples judged, times the directions in which each may stand out. */
  readonly chances: number;
}

/**
 * The pixels of a dark set that are above the level around them, and those of flat fields that are above or below it. The
 * level is the median of the 7x7 samples of the colour around the pixel, in the mean of all frames; one frame will do.
 *
 * Without absolute limits a pixel is reported when fewer than `expectedFalse` good pixels of the whole sensor lie that far
 * out, by the noise of its colour at its level (the spread of the middle 80 %) and the tail of its colour's distribution. With `darkLimit` or `flatLimit` it is reported when it lies beyond the limit, whatever the noise.
 *
 * @returns in rows from the top; `rate` is 1, for a mean does not tell single frames
 */
export function findSpatialOutliers(moments: Moments, context: DetectionContext): Hit[] {
  const { active, channels } = moments.shape;
  const chances = active.width * active.height * channels * (context.capture === 'dark' ? 1 : 2);
  const surroundings = new Surroundings(moments.shape);
  const keyOf = (x: number, y: number, channel: number): string => colourOf(moments.shape, x, y, channel) ?? '';
  const sums = Array.from({ length: channels }, (_, channel) => moments.sumsOf(channel));
  const levels = sums.map((ofChannel) => new LevelReader(ofChannel, moments, surroundings));
  const noise = measureSpatialNoise(moments, levels, keyOf, context.expectedFalse / chances);
  const bounds = new Map([...noise].map(([colour, ofColour]) => [colour, boundsOf(ofColour, moments, context)]));
  const screens = sums.map((ofChannel) => new Screen(ofChannel, moments.shape, surroundings));
  const search: Search = { moments, context, levels, noise, chances };
  const hits: Hit[] = [];
  for (let y = active.y; y < active.y + active.height; y++) {
    for (let x = active.x; x < active.x + active.width; x++) {
      let farthest: Hit | undefined;
      for (let channel = 0; channel < channels; channel++) {
        const ofColour = bounds.get(keyOf(x, y, channel));
        if (!ofColour || !screens[channel].mayDiffer(x, y, ofColour)) continue;
        const hit = examine(search, x, y, channel);
        if (hit && Math.abs(hit.score) > Math.abs(farthest?.score ?? 0)) farthest = hit;
      }
      if (farthest) hits.push(farthest);
    }
  }
  return hits;
}

/** What the close look will ask for at least. */
function boundsOf(
  { least, above, below }: SpatialNoise,
  { shape, frames }: Moments,
  context: DetectionContext,
): Bounds {
  const { capture, darkLimit, flatLimit } = context;
  const black = shape.black * frames;
  if (capture === 'dark') {
    const up = (darkLimit ?? above.limit * least) * frames;
    return { above: (sum) => sum - up, below: () => Infinity };
  }
  if (flatLimit !== undefined) {
    return {
      above: (sum) => black + (sum - black) / (1 + flatLimit),
      below: (sum) => (flatLimit < 1 ? black + (sum - black) / (1 - flatLimit) : Infinity),
    };
  }
  const [up, down] = [above.limit * least * frames, below.limit * least * frames];
  return { above: (sum) => sum - up, below: (sum) => sum + down };
}

function examine(
  { moments, context, levels, noise, chances }: Search,
  x: number,
  y: number,
  channel: number,
): Hit | undefined {
  const { black, white } = moments.shape;
  const level = levels[channel].around(x, y);
  if (level >= white - SHOULDER * (white - black)) return undefined;
  const colour = colourOf(moments.shape, x, y, channel);
  const ofColour = noise.get(colour ?? '') as SpatialNoise;
  const amplitude = levels[channel].at(x, y) - level;
  const score = amplitude / ofColour.sigma(level);
  if (!isBeyond(amplitude, level - black, score, ofColour, context)) return undefined;
  const probability = score > 0 ? ofColour.above.atLeast(score) : ofColour.below.atLeast(-score);
  return {
    x,
    y,
    kind: kindOf(moments, context, x, y, channel, amplitude),
    ...(colour === undefined ? {} : { colour }),
    // Red of a spot of a picture may come out as more than samples can be.
    amplitude: moments.mean(x, y, channel) - level,
    rate: 1,
    frames: moments.frames,
    score,
    confidence: exp(-chances * probability),
  };
}

/** @param signal level around the pixel above black, in DN */
function isBeyond(
  amplitude: number,
  signal: number,
  score: number,
  noise: SpatialNoise,
  context: DetectionContext,
): boolean {
  const { capture, darkLimit, flatLimit } = context;
  if (capture === 'dark') return darkLimit === undefined ? score >= noise.above.limit : amplitude >= darkLimit;
  if (flatLimit !== undefined) return signal > 0 && Math.abs(amplitude) >= flatLimit * signal;
  return score >= noise.above.limit || -score >= noise.below.limit;
}

/** A pixel beyond saturation could not vary if it would: it is taken for what is far commoner, a hot one. */
function kindOf(
  moments: Moments,
  { expectedFalse }: DetectionContext,
  x: number,
  y: number,
  channel: number,
  amplitude: number,
): DefectKind {
  const { black, white, active, channels, lossy } = moments.shape;
  const signal = moments.mean(x, y, channel) - black;
  if (amplitude < 0 && signal < DEAD_BELOW * (signal - amplitude)) return 'dead';
  const isClipped = signal >= (1 - SHOULDER) * (white - black);
  const maySay = channels === 1 && !lossy && moments.frames >= LEAST_FRAMES && !isClipped;
  const varianceRatio = maySay ? varianceRatioOf(moments, x, y, channel) : undefined;
  if (varianceRatio && varianceRatio.probability <= expectedFalse / (active.width * active.height)) return 'stuck';
  return amplitude > 0 ? 'hot' : 'dim';
}
