/** What a Result says about its own trustworthiness. */
import type { Check } from '@hotpix/result';
import { artefacts } from './artefacts.ts';
import { blockCorners } from './block-corners.ts';
import { cameraFilter } from './camera-filter.ts';
import { captureMode } from './capture-mode.ts';
import { enoughFrames } from './enough-frames.ts';
import { groups } from './groups.ts';
import { independentScenes } from './independent-scenes.ts';
import type { CheckInput } from './check-input.ts';
import { plausibleNumber } from './plausible-number.ts';
import { stillLights } from './still-lights.ts';
import { scatter } from './scatter.ts';

const CHECKS = [
  captureMode,
  enoughFrames,
  independentScenes,
  stillLights,
  artefacts,
  plausibleNumber,
  scatter,
  groups,
  blockCorners,
  cameraFilter,
];

export function selfChecks(input: CheckInput): Check[] {
  return CHECKS.map((check) => check(input)).filter((check) => check !== undefined);
}
