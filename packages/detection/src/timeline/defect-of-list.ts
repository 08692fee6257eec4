/** A place that a list names, as the photographs show it. */
import type { Defect, FrameShape } from '@hotpix/core';
import type { Course } from '@hotpix/result';
import { CLEARLY, normalTail } from '@hotpix/statistics';

/**
 * The defect with the figures that its course gives: mean amplitude, share of the photographs in which it shows clearly, the mean of z in
 * standard deviations of that mean, and the probability that chance makes no pixel of the sensor as extreme.
 */
export function defectOfList(defect: Defect, course: Course, { width, height }: FrameShape): Defect {
  const z = (course.amplitudes ?? []).flatMap((amplitude, i) => {
    const sigma = course.sigmas?.[i];
    return amplitude === null || !sigma ? [] : [amplitude / sigma];
  });
  const sign = course.amplitude < 0 ? -1 : 1;
  const clear = z.filter((one) => sign * one >= CLEARLY).length;
  const score = z.length === 0 ? 0 : z.reduce((sum, one) => sum + one, 0) / Math.sqrt(z.length);
  const byChance = width * height * normalTail(Math.abs(score));
  return {
    ...defect,
    amplitude: course.amplitude,
    rate: z.length === 0 ? 0 : clear / z.length,
    frames: course.photographs,
    score,
    confidence: Math.max(0, 1 - byChance),
  };
}
