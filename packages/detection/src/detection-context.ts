import type { RankContext } from '@hotpix/core';
import type { CaptureMode } from '@hotpix/result';
import type { Measured } from './set/measured.ts';
import type { Scenes } from './set/same-scenes.ts';

/** How sites are judged, as the user says. */
export interface DetectionOptions {
  /** Sites of the whole sensor that may be reported by chance, above 0. */
  readonly expectedFalse: number;
  /** In dark frames, what a pixel may be above its surroundings, in DN; absent where chance decides. */
  readonly darkLimit?: number;
  /** In flat fields, what a pixel may differ from its surroundings, as a share of their signal; absent where chance decides. */
  readonly flatLimit?: number;
}

/** A set, and what is known of it when its sites are judged. */
export interface DetectionContext extends Omit<RankContext, 'capture' | 'platform'>, DetectionOptions {
  readonly capture: CaptureMode;
  /** Whether that was guessed, photograph by photograph. */
  readonly isGuessed: boolean;
  /** In the order of the files. */
  readonly measured: readonly Measured[];
  /** Which photographs show the same scene. */
  readonly scenes: Scenes;
}
