/** What a run has to do beside counting photographs, in photographs that are counted, about: for the time left. */
import { MOST_EXAMINED, type State } from '@hotpix/core';

/** Per camera. */
const [STORING, MERGING, JUDGING] = [9, 6, 2.5];
export const REPORTING = 0.2;
/** Per photograph. */
export const [CUTTING, FOLLOWING, REPAIRING] = [1, 1, 1];

/** What is asked of a run. */
export interface Tasks {
  /** Whether all cameras are judged, or that with the most photographs. */
  readonly isGrouped: boolean;
  readonly isStored: boolean;
  readonly hasCrops: boolean;
  /** Whether the defects are followed through all photographs. @default false */
  readonly isFollowed?: boolean;
  /** Photographs to repair. */
  readonly repairs: number;
}

/**
 * Behind the counting, by the cameras that were seen so far.
 * @param total photographs, counted or not
 */
export function effortBehindCounting({ cameras }: State, total: number, tasks: Tasks): number {
  const stored = tasks.isStored ? effortOfStoring(Math.max(1, cameras.length)) : 0;
  const judged = tasks.isGrouped ? Math.max(1, cameras.length) : 1;
  const shares = Array.from({ length: judged }, () => total / judged);
  return stored + effortOfJudging(judged) + effortOfLooking(shares, tasks) + tasks.repairs * REPAIRING;
}

export const effortOfStoring = (cameras: number): number => STORING * cameras;

/** Of a State that is read and added to another. */
export const effortOfMerging = (cameras: number): number => MERGING * Math.max(1, cameras);

export const effortOfJudging = (cameras: number): number => JUDGING * cameras;

/**
 * Of going back to photographs.
 * @param photographs of each camera; how many are looked at for crops depends on its defects, and is no more than these
 */
export function effortOfLooking(
  photographs: readonly number[],
  { hasCrops, isFollowed }: Pick<Tasks, 'hasCrops' | 'isFollowed'>,
): number {
  const sumOf = (effort: (count: number) => number): number =>
    photographs.reduce((sum, count) => sum + effort(count), 0);
  const cutting = hasCrops ? sumOf((count) => CUTTING * Math.min(MOST_EXAMINED, count)) : 0;
  return cutting + (isFollowed ? sumOf((count) => FOLLOWING * count) : 0);
}
