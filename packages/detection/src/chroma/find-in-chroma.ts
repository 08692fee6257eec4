/** Defects that chroma shows, where luma does not: those of red and blue filters, of which luma holds a third and a ninth. */
import type { Defect, FrameShape, Planes, Rectangle } from '@hotpix/core';
import { contains, grow, isLine } from '@hotpix/result';
import { CHROMA, CHROMA_STEP, chromaPlanesOf, chromaShapeOf } from '@hotpix/statistics';
import type { Recurrence } from '../chance/recurrence.ts';
import { Sites } from '../chance/sites.ts';
import { criteriaFor } from '../criteria.ts';
import { asOne, gatherBlobs } from '../defects/blobs.ts';
import { findDiffering } from '../hits/candidates.ts';
import { MOST_HITS, type Hit } from '../hits/hit.ts';
import { componentsOf, type Component, type Components } from './components.ts';
import { placeOf, type Place } from './place.ts';

/** Pixels of the blocks of chroma at half the resolution: the largest common MCU. */
const MCU = 16;
/** Pixels beyond its extent that what is found in luma also explains. */
const BESIDE = 2;
/** Pixels beyond a block from which a place is compared with places in it. */
const COMPARED = 4;
/**
 * Coarse chroma rings through the blocks that a defect touches: a spot in them may be its echo. Where the codec left but a wave or two, it
 * is as high everywhere, and half of it is lost where it is broad.
 */
const ECHO = 2;
/** Pixels to each side over which demosaicing and places of two by two carry what is not in luma. */
const SMEAR = 4;

/** A blob of one component, on its grid. */
interface Spot {
  readonly component: Component;
  readonly hit: Hit;
}

/** What of a set is known from luma. */
export interface KnownFromLuma {
  readonly recurrence: Recurrence;
  readonly defects: readonly Defect[];
  readonly artefacts: readonly Rectangle[];
}

/** The sites of both components. @param frames of the set */
export const chromaSites = (planes: Planes, shape: FrameShape, frames: number): Sites[] =>
  CHROMA.map((name) => new Sites(chromaPlanesOf(planes, name), chromaShapeOf(shape), frames));

/**
 * @param sites of the components; none of frames without chroma
 * @param limits.among sites that are judged in all
 * @returns the defects that are new, in the coordinates of the picture
 */
export function findInChroma(
  sites: readonly Sites[],
  planes: Planes,
  { recurrence, defects, artefacts }: KnownFromLuma,
  shape: FrameShape,
  { probability, among }: { readonly probability: number; readonly among: number },
): Defect[] {
  if (sites.length === 0) return [];
  const components = componentsOf(planes, shape);
  const spots = sites.flatMap((of, i) => {
    const hits = findDiffering(criteriaFor(of, recurrence, probability), among).slice(0, MOST_HITS);
    return gatherBlobs(hits).map((blob): Spot => ({ component: components[i + 1], hit: asOne(blob, hits) }));
  });
  const explained = defects.map((defect) => explainedBy(defect, shape.active));
  const found: Spot[] = [];
  for (const spot of spots.sort((a, b) => Math.abs(b.hit.score) - Math.abs(a.hit.score))) {
    const [x, y] = centreOf(spot);
    if (artefacts.some((box) => contains(box, x, y)) || isKnown(spot, explained)) continue;
    if (!found.some((other) => isSame(other, spot, shape.active))) found.push(spot);
  }
  return found.map((spot) => inPicture(spot, components, shape.active));
}

/** Coordinates of the middle of a spot in the picture, of pixels counted from their own middles. */
const centreOf = ({ component: { step }, hit: { x, y } }: Spot): [number, number] =>
  [x, y].map((at) => Math.floor(at * step + step / 2)) as [number, number];

/** A defect that luma shows, its smear, and the blocks that this touches. */
interface Explained {
  readonly defect: Defect;
  readonly smear: Rectangle;
  readonly blocks: Rectangle;
}

function explainedBy(defect: Defect, active: Rectangle): Explained {
  const smear = grow(defect.extent, BESIDE, active);
  return { defect, smear, blocks: blocksOf(smear) };
}

/** Whether a spot belongs to what luma shows: its smear, or its echo in the blocks that this touches. */
function isKnown(spot: Spot, explained: readonly Explained[]): boolean {
  const [x, y] = centreOf(spot);
  return explained.some(({ defect, smear, blocks }) => {
    if (contains(smear, x, y)) return true;
    if (!contains(blocks, x, y)) return false;
    return isLine(defect) || Math.abs(spot.hit.amplitude) < ECHO * amplitudeOf(spot.component, defect);
  });
}

/** The blocks of chroma that a box touches, and what is compared with places in them. */
function blocksOf({ x, y, width, height }: Rectangle): Rectangle {
  const [left, top] = [x, y].map((at) => Math.floor(at / MCU) * MCU - COMPARED);
  const [right, bottom] = [x + width, y + height].map((end) => Math.ceil(end / MCU) * MCU + COMPARED);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** What a component shows of a defect that luma shows, in DN. */
function amplitudeOf({ step, differences }: Component, { x, y }: Defect): number {
  const [column, row] = [x, y].map((at) => Math.floor(at / step));
  const around = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => differences.at(column + dx, row + dy)));
  // Near the border no place tells.
  return Math.max(...around.map(Math.abs)) || Infinity;
}

/** Whether a weaker spot, of the same component or the other one, is made by the same defect. */
function isSame(stronger: Spot, weaker: Spot, active: Rectangle): boolean {
  const [[x, y], [otherX, otherY]] = [centreOf(stronger), centreOf(weaker)];
  if (Math.max(Math.abs(x - otherX), Math.abs(y - otherY)) <= 2 * CHROMA_STEP) return true;
  const smear = grow({ x, y, width: 1, height: 1 }, SMEAR, active);
  return contains(blocksOf(smear), otherX, otherY) && Math.abs(weaker.hit.amplitude) < Math.abs(stronger.hit.amplitude);
}

/** A spot as a defect of the picture. */
function inPicture({ hit }: Spot, components: Components, active: Rectangle): Defect {
  return asPlaced(hit, placeOf(components, hit.x, hit.y), active);
}

/** A find in chroma at the pixel that it was located to. */
export function asPlaced(hit: Hit, { x, y, confidence }: Place, active: Rectangle): Defect {
  const extent = grow({ x, y, width: 1, height: 1 }, SMEAR, active);
  return { ...hit, ...{ x, y, placeConfidence: confidence }, extent };
}
