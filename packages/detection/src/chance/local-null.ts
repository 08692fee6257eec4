/** How chance differs around a site from what it is on the sensor as a whole. */
import { isPicture, medianOf, nthOf, type ClassScales } from '@hotpix/statistics';
import type { Clear } from './steps.ts';
import type { Surroundings } from './surroundings.ts';
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
  private readonly scales: ClassScales;
  private readonly wide: Window;
  private readonly narrow: Window;
  /** Spread of the wide windows of the sensor. */
  private readonly usual: number = 0;
  private readonly buffer = new Float64Array((2 * WIDE.reach + 1) ** 2);
  /** How many sites of a window have so many clear frames. */
  private readonly times: Uint32Array;

  constructor(nullModel: NullModel) {
    const { sites, scales } = nullModel;
    this.nullModel = nullModel;
    this.scales = scales;
    this.times = new Uint32Array(sites.stride);
    this.wide = new Window(sites, WIDE);
    this.narrow = new Window(sites, isPicture(sites.shape) ? NARROW.picture : NARROW.sensor);
    this.usual = medianOf(Float64Array.from(this.gridOfSpreads()));
  }

  around(site: number): Surroundings {
    const { width } = this.nullModel.sites.shape;
    const [x, y] = [site % width, Math.floor(site / width)];
    this.wide.moveTo(x, y);
    this.narrow.moveTo(x, y);
    const spread = this.spread(this.usual);
    const frames = { wide: this.framesIn(this.wide), narrow: this.framesIn(this.narrow) };
    return {
      centre: this.narrow.length === 0 ? 0 : medianOf(this.scoresOf(this.narrow)),
      widening: spread === undefined || this.usual === 0 ? 1 : Math.max(1, spread / this.usual),
      clear: { above: this.factor('above', frames), below: this.factor('below', frames) },
    };
  }

  private gridOfSpreads(): number[] {
    const { active } = this.nullModel.sites.shape;
    const steps = Array.from({ length: WINDOWS }, (_, i) => (i + 0.5) / WINDOWS);
    const places = steps.flatMap((across) => steps.map((down) => [across * active.width, down * active.height]));
    return places
      .map(([x, y]) => {
        this.wide.moveTo(active.x + Math.floor(x), active.y + Math.floor(y));
        return this.spread();
      })
      .filter((spread) => spread !== undefined);
  }

  /**
   * The score that 97 % of the sites of the wide window do not exceed, either way; undefined where they are too few.
   * @param least what comes where it is less: so that but a few are sorted
   */
  private spread(least = 0): number | undefined {
    const { indices, numbers, length } = this.wide;
    if (length < LEAST) return undefined;
    const { sum } = this.nullModel.sites.planes;
    const { middles, units } = this.scales;
    const { buffer } = this;
    // A little less, so that rounding takes none of those that are larger.
    const surely = least * (1 - 2 ** -40);
    let larger = 0;
    for (let k = 0; k < length; k++) {
      const unit = units[numbers[k]];
      const apart = Math.abs(sum[indices[k]] - middles[numbers[k]]);
      if (apart <= surely * unit) continue;
      const size = apart / unit;
      if (size > least) buffer[larger++] = size;
    }
    const place = Math.floor(SHARE * length) - (length - larger);
    return place < 0 ? least : nthOf(buffer.subarray(0, larger), place);
  }

  private scoresOf({ indices, numbers, length }: Window): Float64Array {
    const { sum } = this.nullModel.sites.planes;
    const { middles, units } = this.scales;
    const { buffer } = this;
    for (let k = 0; k < length; k++) buffer[k] = (sum[indices[k]] - middles[numbers[k]]) / units[numbers[k]];
    return buffer.subarray(0, length);
  }

  /** How much more often than on the sensor as a whole sites differ clearly in the windows, in the one where they do more. */
  private factor(side: keyof Clear, framesOf: { readonly wide: number; readonly narrow: number }): number {
    const usual = this.nullModel.clear[side];
    if (usual === 0) return 1;
    const wide = this.clearIn(this.wide, side, SHARE);
    const narrow = this.clearIn(this.narrow, side, 1 - SPARED);
    const least = Math.max(0, narrow - SURE * Math.sqrt(narrow));
    return Math.max(1, (wide + 1) / (framesOf.wide + 1 / usual) / usual, least / Math.max(1, framesOf.narrow) / usual);
  }

  private framesIn({ indices, length }: Window): number {
    const { count } = this.nullModel.sites.planes;
    let frames = 0;
    for (let k = 0; k < length; k++) frames += count[indices[k]];
    return frames;
  }

  /**
   * Clear frames of the sites of a window. Of the sites that have more of them than a share of all none counts for more than that share
   * does: they may be defective themselves.
   */
  private clearIn({ indices, length }: Window, side: keyof Clear, share: number): number {
    if (length === 0) return 0;
    const { [side]: clear } = this.nullModel.sites.planes;
    const { times } = this;
    times.fill(0);
    let without = length;
    for (let k = 0; k < length; k++) {
      const frames = clear[indices[k]];
      if (frames === 0) continue;
      times[frames]++;
      without--;
    }
    times[0] = without;
    const place = Math.floor(share * length);
    let most = 0;
    for (let before = without; before <= place; before += times[most]) most++;
    most = Math.max(1, most);
    let seen = 0;
    for (let value = 1; value < times.length; value++) seen += times[value] * Math.min(most, value);
    return seen;
  }
}
