/** Which photographs of a set show the same scene. */
import type { FrameShape, Platform } from '@hotpix/core';
import { findScenes, findScenesByThreads, readPrints, type Groups, type Prints } from '@hotpix/statistics';
import type { Measured } from './measured.ts';

/** How the scenes of a set recur. Photographs of one scene count together as one. */
export interface Scenes {
  /** Of each photograph, the number of its scene from 0, in the order in which they come. */
  readonly numbers: readonly number[];
  /** How many photographs show the scene of a photograph, on average, itself included. */
  readonly repeats: number;
  /** The most photographs that show one scene. */
  readonly largest: number;
}

/** Compares all photographs with each other; one whose fingerprint cannot be read is a scene of its own. */
export function scenesOf(files: readonly Pick<Measured, 'fingerprint'>[], shape: FrameShape): Scenes {
  return recurrenceOf(findScenes(printsOf(files, shape)));
}

/** The same, by the threads of a platform. */
export async function scenesByThreads(
  files: readonly Pick<Measured, 'fingerprint'>[],
  shape: FrameShape,
  platform: Platform,
): Promise<Scenes> {
  return recurrenceOf(await findScenesByThreads(printsOf(files, shape), platform));
}

const printsOf = (files: readonly Pick<Measured, 'fingerprint'>[], shape: FrameShape): Prints =>
  readPrints(
    files.map(({ fingerprint }) => fingerprint),
    shape,
  );

function recurrenceOf({ first, others }: Groups): Scenes {
  const numbers = new Map([...new Set(first)].map((one, number) => [one, number]));
  return {
    numbers: Array.from(first, (one) => numbers.get(one) as number),
    repeats: others.reduce((sum, some) => sum + some + 1, 0) / Math.max(1, others.length),
    largest: others.reduce((most, some) => Math.max(most, some + 1), 1),
  };
}
