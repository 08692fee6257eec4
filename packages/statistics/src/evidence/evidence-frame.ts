/** What is found out about a frame before its evidence is added. */
import type { Frame, Rectangle } from '@hotpix/core';
import { phasesOf, type Phases } from '../phases.ts';
import { valuesOf, viewOf, type Values, type View } from '../view.ts';
import { isLinear } from './linear.ts';
import { read, type Reading } from './reading.ts';
import { scalingOf, type Scaling } from './scoring.ts';

/** Units of exposure time in a second. */
export const EXPOSURE_UNITS = 2 ** 12;
/** Exposures beyond this are taken for it, in seconds, so that sums stay exact. */
const LONGEST = 1024;
/** Pixels over which demosaicing reaches, and at the border has to guess. */
const DEMOSAICING = 2;

/** What a frame's stripes share. */
export interface EvidenceFrame extends View, Reading {
  readonly scaling: Scaling;
  readonly phases: Phases;
  /**
   * Where a pixel may count. One so near to the border of the active area that it has neighbours on one side alone, or was
   * demosaiced so, does not: any gradient of the scene or the lens would look like a defect there.
   */
  readonly sites: Rectangle;
  /** In 2^-12 s. */
  readonly exposure: number;
}

export function prepareEvidence(frame: Frame, toValues: Values = valuesOf): EvidenceFrame {
  const samples = toValues(frame);
  return evidenceFrameOf(frame, samples, read({ shape: frame, samples, isChroma: false }));
}

/** @param samples values in which the frame is looked at @param reading of these */
export function evidenceFrameOf(frame: Frame, samples: View['samples'], reading: Reading): EvidenceFrame {
  const view = viewOf(frame, () => samples);
  return {
    ...view,
    ...reading,
    scaling: scalingOf(reading.noise, samples instanceof Uint8Array && !isLinear(frame)),
    phases: phasesOf(frame),
    sites: sitesOf(frame, view),
    exposure: exposureOf(frame.capture),
  };
}

/** In 2^-12 s. */
export function exposureOf({ exposure = 0 }: Frame['capture']): number {
  return Math.round(Math.min(LONGEST, exposure) * EXPOSURE_UNITS);
}

function sitesOf({ active, channels }: Frame, { rings }: View): Rectangle {
  const inset = Math.max(...rings.map(({ reach }) => reach)) + (channels === 3 ? DEMOSAICING - 1 : 0);
  return {
    x: active.x + inset,
    y: active.y + inset,
    width: Math.max(0, active.width - 2 * inset),
    height: Math.max(0, active.height - 2 * inset),
  };
}
