/** How chance differs around a site from what it is on the sensor as a whole. */
import { isPicture, medianOf, nthOf } from '@hotpix/statistics';
import type { Clear } from './steps.ts';
import type { Surroundings } from './surroundings.ts';
import { WindowCounts } from './window-counts.ts';
import { Window } from './window.ts';
import type { NullModel } from './null-model.ts';

const WIDE = { reach: 20, hole: 3, withoutLines: true };
/** Of a sensor as close as a lens is sharp; of a picture beyond what it smears a defect over. */
const NARROW = {
  sensor: { reach: 3, hole: 0, withoutLines: false },
  picture: { reach: 8, hole: 3, withoutLines: false },
};

/** The scores that are compared: beyond them lie those of up to 3 % of the wide window that are defects themselves. */
const SHARE = 0.97;
/** Windows to each side of the sensor whose median is what is usual: half of them may hold scenery that stands still. */
const WINDOWS = 12;
/** Most windows spread by more than this part of the one before. */
const MOSTLY = 0.8;
/** Fewer sites than this in the wide window say nothing. */
const LEAST = 200;
/** Share of the narrow window that may be defective itself: the rest of a cluster, six pixels of a column, a spot. */
const SPARED = 0.15;
/** The clear frames in the narrow window are few: one standard deviation of them may be by accident. */
const SURE = 1;

/**
 * Where scenery stands still in a part of the picture, or comes again in some frames, scores spread more than elsewhere, along
 * edges most of all. Where lights and details gather, good pixels differ clearly more often. And no lens draws as finely as a
 * pixel is wide: a star that drifts, a lamp, the rim of a speck of dust show in the pixels close by as well. A defect must stand
 * out from what is around it: the same thought as the local noise of IRAF's `ccdmask`.
 */
export class LocalNull {
  private readonly nullModel: NullModel;
  private readonly wide: WindowCounts;
  private readonly narrow: WindowCounts;
  private knownUsual: number | undefined;
  /** Spread of the window before. */
  private before = 0;

  constructor(nullModel: NullModel) {
    const { sites, scales } = nullModel;
    this.nullModel = nullModel;
    this.wide = new WindowCounts(new Window(sites, WIDE), scales);
    this.narrow = new WindowCounts(new Window(sites, isPicture(sites.shape) ? NARROW.picture : NARROW.sensor), scales);
  }

  around(site: number): Surroundings {
    const { usual, wide, narrow } = this;
    const { width } = this.nullModel.sites.shape;
    const [x, y] = [site % width, Math.floor(site / width)];
    wide.moveTo(x, y);
    narrow.moveTo(x, y);
    const spread = this.spreadAbove(usual);
    return {
      centre: narrow.length === 0 ? 0 : medianOf(narrow.scores()),
      widening: spread === undefined || usual === 0 ? 1 : Math.max(1, spread / usual),
      clear: { above: this.factor('above'), below: this.factor('below') },
    };
  }

  /** The spread, or the least where it is less; there about where the one before was, so that but a few sizes are sorted. */
  private spreadAbove(least: number): number | undefined {
    const near = Math.max(least, MOSTLY * this.before);
    let spread = this.spread(near);
    if (spread === near && near > least) spread = this.spread(least);
    this.before = spread ?? least;
    return spread;
  }

  /** Spread of the wide windows of the sensor. */
  private get usual(): number {
    return (this.knownUsual ??= medianOf(Float64Array.from(this.gridOfSpreads())));
  }

  private gridOfSpreads(): number[] {
    const { active } = this.nullModel.sites.shape;
    const steps = Array.from({ length: WINDOWS }, (_, i) => (i + 0.5) / WINDOWS);
    const places = steps.flatMap((across) => steps.map((down) => [across * active.width, down * active.height]));
    return places
      .map(([x, y]) => {
        this.wide.moveTo(active.x + Math.floor(x), active.y + Math.floor(y));
        return this.spreadAbove(0);
      })
      .filter((spread) => spread !== undefined);
  }

  /**
   * The score that 97 % of the sites of the wide window do not exceed, either way; undefined where they are too few.
   * @param least what comes where it is less
   */
  private spread(least: number): number | undefined {
    const { length } = this.wide;
    if (length < LEAST) return undefined;
    const sizes = this.wide.sizesBeyond(least);
    const place = Math.floor(SHARE * length) - (length - sizes.length);
    return place < 0 ? least : nthOf(sizes, place);
  }

  /** How much more often than on the sensor as a whole sites differ clearly in the windows, in the one where they do more. */
  private factor(side: keyof Clear): number {
    const { wide, narrow } = this;
    const usual = this.nullModel.clear[side];
    if (usual === 0) return 1;
    const seen = narrow.clearOf(side, 1 - SPARED);
    const least = Math.max(0, seen - SURE * Math.sqrt(seen));
    const inWide = (wide.clearOf(side, SHARE) + 1) / (wide.frames + 1 / usual);
    return Math.max(1, inWide / usual, least / Math.max(1, narrow.frames) / usual);
  }
}
