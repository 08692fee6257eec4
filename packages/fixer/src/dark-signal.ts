/** Hot pixels of which it is known how their dark signal grows: they saw the scene, too. */
import { estimateNoise, isPicture, Neighbourhood, type NoiseModel } from '@hotpix/statistics';
import type { Capture, Defect, Frame, Patch } from '@hotpix/core';
import type { BadPixels } from './bad-pixels.ts';
import { predict } from './interpolate/lmmse.ts';

/** Stands in the patches. */
const METHOD = 'dark signal subtracted';
/**
 * What the dark signal may differ by from what it was, as a share: it doubles every 6 to 7 degrees (Widenhorn et al. 2002), so
 * that two degrees, by which a sensor is easily warmer, are a fifth.
 */
const UNSURE = 0.2;
/** Part of the range below white in which a sensor is no longer linear. */
const SHOULDER = 0.02;

/**
 * Patches that subtract the dark signal, where that is expected to err less than the estimate from the surroundings: the
 * square of a fifth of the signal and the noise of the bright sample, against the error of the estimate. For single pixels of
 * frames whose samples are in proportion to light, whose exposure is known.
 */
export function subtractDark(frame: Frame, defects: readonly Defect[], bad: BadPixels): Patch[] {
  const { samples, width, bits } = frame;
  if (isPicture(frame)) return [];
  const signals = defects.flatMap((defect) => {
    const signal = darkSignalOf(frame, defect);
    return signal === undefined ? [] : [{ index: defect.y * width + defect.x, signal }];
  });
  if (signals.length === 0) return [];
  const variances = new Map<number, number>();
  const estimates = predict(frame, bad, 0, (index, variance) => variances.set(index, variance));
  const noise = estimateNoise(frame, samples, new Neighbourhood(frame));
  return signals.flatMap(({ index, signal }) => {
    const from = samples[index];
    const byScene = (variances.get(index) ?? Infinity) - noiseAt(noise, estimates.get(index) ?? from);
    const bySignal = (UNSURE * signal) ** 2 + noiseAt(noise, from);
    const to = Math.min(Math.max(Math.round(from - signal), 0), 2 ** bits - 1);
    if (bySignal >= byScene || to === from) return [];
    return [{ x: index % width, y: Math.floor(index / width), channel: 0, from, to, method: METHOD }];
  });
}

/** In DN; undefined where it is not known, the pixel is near saturation, or the photograph may be of a time without the defect. */
function darkSignalOf({ samples, width, black, white, capture }: Frame, defect: Defect): number | undefined {
  const { x, y, kind, fit, extent } = defect;
  const { exposure, iso } = capture;
  if (kind !== 'hot' || !fit || exposure === undefined || extent.width > 1 || extent.height > 1) return undefined;
  if ((fit.iso !== undefined && iso === undefined) || !isThere(defect, capture)) return undefined;
  if (samples[y * width + x] >= white - SHOULDER * (white - black)) return undefined;
  const gain = fit.iso === undefined ? 1 : (iso as number) / fit.iso;
  const signal = gain * (fit.offset + fit.rate * exposure);
  return signal > 0 ? signal : undefined;
}

/** Whether it was there for certain: of one that appeared or went by the dates of its change, of all others always. */
function isThere({ course }: Defect, { taken }: Capture): boolean {
  if (!course?.change) return true;
  const { after, by } = course.change;
  if (taken === undefined || after === undefined || by === undefined) return false;
  return course.state === 'gone' ? taken <= after : taken >= by;
}

function noiseAt({ variance, shift }: NoiseModel, level: number): number {
  return variance[Math.min(variance.length - 1, Math.max(0, Math.round(level)) >> shift)];
}
