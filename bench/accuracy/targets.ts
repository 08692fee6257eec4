/** What there is to be found in the files of a camera. */
import { sitesOf, type Camera, type DefectKind, type Settings, type TrueDefect } from '@hotpix/simulator';
import type { Position, Target } from './matching.ts';

export const GROUPS = ['hot', 'stuck', 'dead', 'dim', 'blinking', 'cluster', 'line'] as const;

export const FILTERS = ['red', 'green', 'blue'] as const;
export type Filter = (typeof FILTERS)[number];

export const REACHES = ['invisible', 'once', 'within'] as const;

/** Kinds as the table lists them: members of clusters apart from defects that stand alone, columns and rows together. */
export type Group = (typeof GROUPS)[number];

export interface Sought extends Target {
  readonly group: Group;
  /** What hotpix should call it; absent for a cluster that is one spot. */
  readonly kind?: DefectKind;
  /** The colour filter over a pixel that stands alone; absent without a mosaic. */
  readonly filter?: Filter;
  /** Number of the cluster it belongs to. */
  readonly cluster?: number;
  /** Whether it cannot be seen in any frame. */
  readonly faint: boolean;
  /** How well it is seen in the usual frame: the simulator's contrast, in standard deviations of one frame's noise. */
  readonly contrast: number;
  /** Whether a filter for its smear would find it; absent where that is not known. */
  readonly reach?: Reach;
}

/** Whether a filter for its smear would find a defect: not beyond the threshold; beyond it by a single photograph; or within reach. */
export type Reach = (typeof REACHES)[number];

/** A defect is faint whose contrast stays below this in every frame, in standard deviations of that frame's noise. */
export const FAINT_BELOW = 3;

export interface Medium {
  /** Stored coordinates of the file's first pixel. */
  readonly origin: Position;
  /** Whether the members of a cluster are one spot, mixed by the codec and, of colour, by demosaicing. */
  readonly isPicture: boolean;
  /** Where the file shows a pixel, from the origin; undefined where it does not. */
  readonly shownAt?: (place: Position) => Position | undefined;
}

/**
 * The true defects in the coordinates of a medium, without those that it does not show. Their order is that of the camera.
 * @param settings those of the frames, which decide what can be seen
 * @param levels of the light of the scenes, as shares of the white level; those of daylight by default
 */
export function soughtIn(
  camera: Camera,
  settings: readonly Settings[],
  { origin, isPicture, shownAt = (place) => place }: Medium,
  levels?: readonly number[],
): Sought[] {
  const best = bestContrasts(camera, settings, levels);
  const { defects } = camera.truthFor(settings, levels);
  const all = defects.map((defect, i): Sought => ({
    group: groupOf(defect),
    kind: defect.kind,
    faint: best[i] < FAINT_BELOW,
    contrast: defect.contrast,
    isLine: groupOf(defect) === 'line',
    sites: distinct(sitesOf(defect).flatMap(({ x, y }) => shownAt({ x: x - origin.x, y: y - origin.y }) ?? [])),
    ...(defect.cluster === undefined ? {} : { cluster: defect.cluster }),
    ...filterOf(defect, camera),
  }));
  return (isPicture ? withSpots(all) : all).filter(({ sites }) => sites.length > 0);
}

/** Pixels of the sensor may share one of the file. */
function distinct(places: readonly Position[]): Position[] {
  return [...new Map(places.map((place) => [`${place.x},${place.y}`, place])).values()];
}

function filterOf(defect: TrueDefect, { sensor: { mosaic } }: Camera): Pick<Sought, 'filter'> {
  const [{ x, y }, ...others] = sitesOf(defect);
  if (!mosaic || others.length > 0 || defect.cluster !== undefined) return {};
  const letter = mosaic[y % mosaic.length][x % mosaic[0].length].toLowerCase();
  return { filter: FILTERS.find((name) => name.startsWith(letter)) };
}

/** The same with one spot for the members of each cluster. */
function withSpots(sought: readonly Sought[]): Sought[] {
  const numbers = new Set(sought.flatMap(({ cluster }) => (cluster === undefined ? [] : [cluster])));
  const spots = [...numbers].map((cluster): Sought => {
    const members = sought.filter((member) => member.cluster === cluster);
    const faint = members.every((member) => member.faint);
    const contrast = Math.max(...members.map((member) => member.contrast));
    return {
      group: 'cluster',
      cluster,
      faint,
      contrast,
      isLine: false,
      sites: distinct(members.flatMap(({ sites }) => sites)),
    };
  });
  return [...sought.filter(({ cluster }) => cluster === undefined), ...spots];
}

/** How many pixels of the camera are defective. */
export function defectivePixels({ truth }: Camera): number {
  return truth.defects.reduce((sum, defect) => sum + sitesOf(defect).length, 0);
}

function groupOf({ kind, cluster }: TrueDefect): Group {
  if (cluster !== undefined) return 'cluster';
  return kind === 'column' || kind === 'row' ? 'line' : kind;
}

/** Of each defect the contrast in the frame that shows it best. */
function bestContrasts(camera: Camera, settings: readonly Settings[], levels?: readonly number[]): number[] {
  const distinct = [...new Map(settings.map((each) => [`${each.iso}/${each.exposure}`, each])).values()];
  const contrasts = distinct.map((each) => camera.truthFor([each], levels).defects.map(({ contrast }) => contrast));
  return camera.truth.defects.map((_, i) => Math.max(0, ...contrasts.map((frame) => frame[i])));
}
