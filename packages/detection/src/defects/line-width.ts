/**
 * How wide a line of a picture shows. Demosaicing, chroma on a coarser grid and codecs smear it as they do a spot; summed along the line
 * it tells by itself how far.
 */
import { intersection, lengthOf } from '@hotpix/result';
import { isPicture, medianOf, type Moments, SIGMA_PER_MAD } from '@hotpix/statistics';
import { axes, type Line } from './lines.ts';
import { LEAST, MOST, SEEN } from './reach.ts';

/** What lies between these distances, in pixels, is level, and tells how much chance shows. */
const NEAR = 7;
const FAR = 10;
/** A difference must be so many standard deviations of chance. */
const SURE = 4;
/** Rows or columns after which a mosaic comes again: the smear of a line differs with the filters along it. */
const PERIOD = 2;
/** Of a longer line so many pixels are looked at, evenly along it: lines may be many. */
const ALONG = 4096;

/**
 * A line of a picture with the pixels beside it that it moves, 2 to 4 to each side as far as there are; of a sensor as it is.
 * @param moments in DN
 */
export function asWideAsItShows(line: Line, moments: Moments): Line {
  const { shape } = moments;
  if (!isPicture(shape)) return line;
  const reach = reachOf(line, moments);
  const { x, y, width, height } = line.extent;
  const [dx, dy] = line.kind === 'column' ? [reach, 0] : [0, reach];
  const wide = { x: x - dx, y: y - dy, width: width + 2 * dx, height: height + 2 * dy };
  return { ...line, extent: intersection(wide, shape.active) ?? line.extent };
}

/** Pixels to each side, step by step up to the last that differs. */
function reachOf(line: Line, moments: Moments): number {
  const channels = moments.shape.channels === 3 ? [undefined, 0, 1, 2] : [undefined];
  const kinds = channels.flatMap((channel) => Array.from({ length: PERIOD }, (_, phase) => ({ channel, phase })));
  // A long line takes as long as all else that is done with it: mostly the first tells enough.
  const known: Profile[] = [];
  const profileOf = (i: number): Profile => (known[i] ??= new Profile(line, moments, kinds[i].channel, kinds[i].phase));
  let reach = LEAST;
  while (reach < MOST && kinds.some((_, i) => profileOf(i).isMoved(reach + 1))) reach++;
  return reach;
}

/** Means along a line and beside it, of a channel and of every second pixel, less the level of what lies further away. */
class Profile {
  /** By the distance from the line, -FAR to FAR; NaN outside the picture. */
  private readonly differences: readonly number[];
  private readonly least: number;

  constructor(line: Line, moments: Moments, channel: number | undefined, phase: number) {
    const means = DISTANCES.map((distance) => meanBeside(line, moments, { distance, channel, phase }));
    const sides = [-1, 1].map((side) => medianKnown(means.filter((_, i) => side * DISTANCES[i] >= NEAR)));
    const [before, behind] = [sides[0] ?? sides[1] ?? NaN, sides[1] ?? sides[0] ?? NaN];
    const slope = (behind - before) / (NEAR + FAR);
    this.differences = means.map((mean, i) => mean - (before + behind) / 2 - slope * DISTANCES[i]);
    const chance = this.differences.filter((_, i) => Math.abs(DISTANCES[i]) >= NEAR).map(Math.abs);
    this.least = Math.max(SEEN, SURE * SIGMA_PER_MAD * (medianKnown(chance) ?? Infinity));
  }

  /** Whether the line shows so many pixels beside it. */
  isMoved(distance: number): boolean {
    return [FAR - distance, FAR + distance].some((i) => Math.abs(this.differences[i]) > this.least);
  }
}

const DISTANCES = Array.from({ length: 2 * FAR + 1 }, (_, i) => i - FAR);

function medianKnown(values: readonly number[]): number | undefined {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? undefined : medianOf(Float64Array.from(known));
}

interface Beside {
  readonly distance: number;
  readonly channel: number | undefined;
  readonly phase: number;
}

function meanBeside({ kind, extent, x, y }: Line, moments: Moments, { distance, channel, phase }: Beside): number {
  const { active } = moments.shape;
  const isColumn = kind === 'column';
  const { along, across } = axes[isColumn ? 'column' : 'row'];
  const place = { x, y }[across] + distance;
  const [first, count] = across === 'x' ? [active.x, active.width] : [active.y, active.height];
  if (place < first || place >= first + count) return NaN;
  const end = extent[along] + lengthOf({ kind, extent });
  // An odd number of periods comes to all places of the blocks of codecs.
  const step = PERIOD * (Math.ceil(lengthOf({ kind, extent }) / ALONG) | 1);
  let [sum, n] = [0, 0];
  for (let at = extent[along] + phase; at < end; at += step, n++) {
    sum += isColumn ? moments.mean(place, at, channel) : moments.mean(at, place, channel);
  }
  return sum / n;
}
