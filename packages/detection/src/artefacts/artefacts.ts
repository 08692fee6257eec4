/** What stands at the same place in all photographs and is no defect of a pixel: dust, and what was put on the pictures. */
import type { FrameShape, Rectangle } from '@hotpix/core';
import { boxAround, contains, enclosing, grow, overlaps, type Artefact } from '@hotpix/result';
import { isPicture, type Moments } from '@hotpix/statistics';
import { ELSEWHERE } from '../chance/recurrence.ts';
import type { NullModel } from '../chance/null-model.ts';
import type { Optics } from '../hits/optics.ts';
import { isRound } from '../hits/picture-optics.ts';
import type { Criteria } from '../criteria.ts';
import { groupsOf, type Group } from './groups.ts';
import { isGathered } from './gathered.ts';

/** Pixels from one site to the next of a spot of a picture: as far as it smears a defect. */
const SPOT = 3;
/** Spots are gathered where those are that chance would make this many times as often as finds: a letter has faint parts. */
const FAINT = 100;
/** Pixels from one to the next of those that belong together, of gathered ones and of wide ones. */
const STEP = { gathered: 128, wide: 24 };
/** Pixels around all of them, and this part of their width or height, whichever is smaller: a letter may lie beyond. */
const MARGIN = { pixels: 12, share: 1 };
/**
 * A spot of a picture that has so many sites which show at least half of what the one shows that shows most is no smear of a pixel,
 * or of a cluster. Shadows are smaller, and round.
 */
const WIDE = { sites: 10, side: 4 };
const ROUND = { sites: 6, side: 3 };
const HALF = 1 / 2;
/** Neither is what is this wide and high, but for what shows less than this part of the most: rounding carries it through the blocks. */
const LARGE = { side: 10, share: 1 / 5 };
/** A line is thin, and at least so many times as long; of lines that cross, most sites lie within so many pixels of two of them. */
const LINE = { width: 8, times: 2, long: 40, near: 2, share: 0.8 };
/** Pixels beside a bar over which a codec draws its edge. */
const BESIDE_BAR = 16;
/**
 * Pixels from one to the next of the sites that a speck of dust darkens on a sensor, how many there are at least, and how wide and high they
 * lie: those in one line are of a column or row.
 */
const SPECK = { step: 6, sites: 3, side: 2 };
/** A shadow of dust is at most so wide, in pixels, and what lies below in it is this many times what lies above. */
const SHADOW = { side: 80, times: 2 };

export interface Artefacts {
  readonly all: readonly Artefact[];
  /** Share of the sensor that is beyond chance within them, 0 to 1. */
  readonly share: number;
}

/**
 * @param moments of the same frames
 * @param still bars of the pictures
 */
export function findArtefacts(
  { nullModel, optics, probability }: Pick<Criteria, 'nullModel' | 'optics' | 'probability'>,
  moments: Moments,
  still: readonly Rectangle[] = [],
): Artefacts {
  const { sites } = nullModel;
  const { active, width } = sites.shape;
  const bars = still.map((bar) => grow(bar, BESIDE_BAR, active));
  const isBare = (i: number): boolean => !bars.some((bar) => contains(bar, i % width, Math.floor(i / width)));
  const sitesBeyond = (limit: number): number[] =>
    [...nullModel.beyond(limit)].filter((i) => isBare(i) && nullModel.elsewhere(i) <= ELSEWHERE);
  const groups = isPicture(sites.shape)
    ? marksOf(sitesBeyond(probability), sitesBeyond(FAINT * probability), nullModel, moments)
    : specksOf(sitesBeyond(probability), nullModel, optics);
  const marks = groups.map((group) => ({ kind: kindOf(group, nullModel), ...withMargin(group.box, active) }));
  const marked = groups.reduce((sum, group) => sum + group.sites.length, 0);
  const all = [...bars.map((bar): Artefact => ({ kind: 'overlay', ...bar })), ...merged(marks)];
  return { all, share: marked / Math.max(1, sites.length) };
}

/** Of a sensor, where light is taken away through the lens. */
function specksOf(beyond: readonly number[], { sites }: NullModel, optics: Optics): Group[] {
  const { planes, shape } = sites;
  const dark = beyond.filter((i) => planes.residual[i] < 0 && optics.isLit(i, -1));
  const groups = groupsOf(dark, shape.width, SPECK.step);
  return groups.filter(({ sites: own, box }) => own.length >= SPECK.sites && thinner(box) >= SPECK.side);
}

/** Of a picture, spots that are wide, or gathered. */
function marksOf(
  beyond: readonly number[],
  faint: readonly number[],
  { sites: { planes, shape } }: NullModel,
  moments: Moments,
): Group[] {
  const gathered = new Set([beyond, faint].flatMap((some) => gatheredOf(some, shape)));
  const apart = groupsOf(
    beyond.filter((i) => !gathered.has(i)),
    shape.width,
    SPOT,
  );
  const wide = apart.filter((spot) => isWide(spot, planes, moments)).flatMap((spot) => spot.sites);
  return [...groupsOf(gathered, shape.width, STEP.gathered), ...groupsOf(wide, shape.width, STEP.wide)];
}

/** The sites whose spots are gathered. */
function gatheredOf(sites: readonly number[], { width, active }: FrameShape): number[] {
  const spots = groupsOf(sites, width, SPOT);
  const isOne = isGathered(
    spots.map(({ box }) => box),
    active,
  );
  return spots.filter((_, i) => isOne[i]).flatMap((spot) => spot.sites);
}

function isWide({ sites, box }: Group, { residual, count }: NullModel['sites']['planes'], moments: Moments): boolean {
  const { width } = moments.shape;
  const [thin, long] = [Math.min(box.width, box.height), Math.max(box.width, box.height)];
  if ((thin <= LINE.width && long >= LINE.times * thin) || (long >= LINE.long && isCrossing(sites, width)))
    return false;
  const sizeOf = (i: number): number => residual[i] / count[i];
  const farthest = sites.reduce((most, i) => (Math.abs(sizeOf(i)) > Math.abs(sizeOf(most)) ? i : most));
  const clear = sites.filter((i) => Math.abs(sizeOf(i)) >= LARGE.share * Math.abs(sizeOf(farthest)));
  if (thinnest(clear, width) >= LARGE.side) return true;
  const similar = sites.filter((i) => sizeOf(i) / sizeOf(farthest) >= HALF).length;
  if (thin >= WIDE.side && similar >= WIDE.sites) return true;
  const isShadow = sizeOf(farthest) < 0 && thin >= ROUND.side && similar >= ROUND.sites;
  return isShadow && isRound(moments, farthest % width, Math.floor(farthest / width), -1);
}

/** The width or height of what holds sites, whichever is smaller. */
function thinnest(sites: readonly number[], width: number): number {
  return thinner(boxAround(sites.map((i) => ({ x: i % width, y: Math.floor(i / width) }))));
}

const thinner = ({ width, height }: Rectangle): number => Math.min(width, height);

/** Whether sites are those of a column and a row that cross. */
function isCrossing(sites: readonly number[], width: number): boolean {
  const column = commonest(sites.map((i) => i % width));
  const row = commonest(sites.map((i) => Math.floor(i / width)));
  const isNear = (i: number): boolean =>
    Math.abs((i % width) - column) <= LINE.near || Math.abs(Math.floor(i / width) - row) <= LINE.near;
  return sites.filter(isNear).length >= LINE.share * sites.length;
}

function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

function kindOf({ sites: members, box }: Group, { sites }: NullModel): Artefact['kind'] {
  const { residual } = sites.planes;
  let [above, below] = [0, 0];
  for (const i of members) {
    if (residual[i] > 0) above += residual[i];
    else below -= residual[i];
  }
  const isSmall = Math.max(box.width, box.height) <= SHADOW.side;
  return isSmall && below > SHADOW.times * above ? 'dust' : 'overlay';
}

/** What was put on the pictures along lines, of which some lie on each other. */
export function overlaysAlong(extents: readonly Rectangle[], active: Rectangle): Artefact[] {
  const overlays: Artefact[] = [];
  for (const extent of extents) {
    const box = withMargin(extent, active);
    if (!overlays.some((other) => contains(other, extent.x, extent.y))) overlays.push({ kind: 'overlay', ...box });
  }
  return overlays;
}

/** Boxes that overlap are one: an overlay, if any of them is. */
function merged(marks: readonly Artefact[]): Artefact[] {
  const apart: Artefact[] = [];
  for (const mark of marks) {
    let whole = mark;
    for (let other = takeOverlapping(apart, whole); other; other = takeOverlapping(apart, whole)) {
      whole = { kind: whole.kind === other.kind ? whole.kind : 'overlay', ...enclosing(whole, other) };
    }
    apart.push(whole);
  }
  return apart;
}

function takeOverlapping(marks: Artefact[], box: Rectangle): Artefact | undefined {
  const at = marks.findIndex((mark) => overlaps(mark, box));
  return at < 0 ? undefined : marks.splice(at, 1)[0];
}

function withMargin(box: Rectangle, within: Rectangle): Rectangle {
  return grow(box, MARGIN.pixels + MARGIN.share * Math.min(box.width, box.height), within);
}
