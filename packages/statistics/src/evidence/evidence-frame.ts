/** What is found out about a frame before its evidence is added. */
import type { Frame, Rectangle } from '@hotpix/core';
import { estimateNoise, type NoiseModel } from '../noise.ts';
import { SPREAD_OF_EIGHT } from '../order.ts';
import { clippedFrom } from '../saturation.ts';
import { phasesOf, type Phases } from '../phases.ts';
import { valuesOf, viewOf, type Values, type View } from '../view.ts';

/** Units of exposure time in a second. */
export const EXPOSURE_UNITS = 2 ** 12;
/** Exposures beyond this are taken for it, in seconds, so that sums stay exact. */
const LONGEST = 1024;
/** Pixels over which demosaicing reaches, and at the border has to guess. */
const DEMOSAICING = 2;

/** What a frame's stripes share. */
export interface EvidenceFrame extends View {
  /** One model per ring. */
  readonly noise: readonly NoiseModel[];
  readonly scaling: Scaling;
  /** From this value on a neighbour is clipped, in DN. */
  readonly clippedFrom: number;
  readonly phases: Phases;
  /**
   * Where a pixel may count. One so near to the border of the active area that it has neighbours on one side alone, or was
   * demosaiced so, does not: any gradient of the scene or the lens would look like a defect there.
   */
  readonly sites: Rectangle;
  /** In 2^-12 s. */
  readonly exposure: number;
}

/**
 * What half DN are divided by for steps of z, squared: `ofSpread` times the square of a spread in DN, and `ofLevel`. All are
 * float32, in which the kernels reckon.
 */
interface Scaling {
  readonly ofSpread: number;
  /** One table per ring: `ofLevel[ring][level >> shift]`. */
  readonly ofLevel: readonly Float32Array[];
}

export function prepareEvidence(frame: Frame, toValues: Values = valuesOf): EvidenceFrame {
  const view = viewOf(frame, toValues);
  return prepareView(frame, view, clippedFrom(frame, view));
}

/** Of a component of chroma, which has no level at which light is clipped. */
export const prepareChroma = (frame: Frame): EvidenceFrame => prepareView(frame, viewOf(frame), frame.white);

function prepareView(frame: Frame, view: View, clippedFrom: number): EvidenceFrame {
  const noise = view.rings.map((ring) => estimateNoise(frame, view.samples, ring));
  const seconds = Math.min(LONGEST, frame.capture.exposure ?? 0);
  return {
    ...view,
    noise,
    scaling: scalingOf(noise),
    clippedFrom,
    phases: phasesOf(frame),
    sites: sitesOf(frame, view),
    exposure: Math.round(seconds * EXPOSURE_UNITS),
  };
}

/** z is the mean over the rings of r / √(spread² + noise²), a step is an eighth of it, and r comes in half DN. */
function scalingOf(noise: readonly NoiseModel[]): Scaling {
  const unit = (noise.length / 4) ** 2;
  return {
    ofSpread: Math.fround(unit / SPREAD_OF_EIGHT ** 2),
    ofLevel: noise.map(({ variance }) => Float32Array.from(variance, (value) => value * unit)),
  };
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
