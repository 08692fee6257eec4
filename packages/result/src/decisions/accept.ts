/** Adds a decision. */
import { matchDefects } from '../match-defects.ts';
import { findOfSameCamera } from '../same-camera.ts';
import type { Camera, Defect, FrameFacts, Result } from '../schema.ts';
import { defectOf, siteOf } from './known.ts';
import { DECISIONS_VERSION, type CameraDecisions, type Decision, type Decisions } from './schema.ts';

export const NO_DECISIONS: Decisions = { decisionsVersion: DECISIONS_VERSION, cameras: [] };

/**
 * The decisions with one more, on defects of a Result, whose camera is added where it is not there. It takes the place of earlier ones on
 * the same defects; one that is on none any more goes.
 */
export function accept(
  { cameras }: Decisions,
  result: Result,
  defects: readonly Defect[],
  why: Omit<Decision, 'sites'>,
): Decisions {
  const { camera, frame } = result;
  if (!camera || !frame) throw new TypeError('Expected a Result of a camera, got one without.');
  const own = findOfSameCamera(cameras, { ...frame, camera }) ?? { camera, frame: shapeOf(frame), accepted: [] };
  const earlier = own.accepted
    .map((decision) => without(decision, { ...result, defects: [...defects] }))
    .filter(({ sites }) => sites.length > 0);
  const added = defects.length > 0 ? [{ sites: defects.map(siteOf), ...why }] : [];
  const entry: CameraDecisions = { ...own, accepted: [...earlier, ...added] };
  const isKnown = cameras.includes(own);
  return {
    decisionsVersion: DECISIONS_VERSION,
    cameras: isKnown ? cameras.map((one) => (one === own ? entry : one)) : [...cameras, entry],
  };
}

function without(decision: Decision, chosen: Result): Decision {
  const sites = decision.sites.map((site) => ({ site, defect: defectOf(site) }));
  const gone = new Set(matchDefects({ defects: sites.map(({ defect }) => defect) }, chosen).gone);
  return { ...decision, sites: sites.filter(({ defect }) => gone.has(defect)).map(({ site }) => site) };
}

/** What tells frames of one camera from those of another. */
function shapeOf({ width, height, channels, mosaic, bits }: FrameFacts): CameraDecisions['frame'] {
  return { width, height, channels, ...(mosaic && { mosaic }), bits };
}

/** What was decided on the camera of a Result; undefined where it is in none of them. */
export function decisionsOn({ cameras }: Decisions, { camera, frame }: OfCamera): CameraDecisions | undefined {
  return camera && frame ? findOfSameCamera(cameras, { ...frame, camera }) : undefined;
}

interface OfCamera {
  readonly camera: Camera | null;
  readonly frame: FrameFacts | null;
}
