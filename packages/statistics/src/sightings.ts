/** What single frames show of places that are known. */
import type { Defect, Frame } from '@hotpix/core';
import { medianOf, SIGMA_PER_MAD } from './median.ts';
import { estimateNoise, type NoiseModel } from './noise/noise.ts';
import type { Neighbourhood, Offset } from './neighbours.ts';
import { SPREAD_OF_EIGHT } from './order.ts';
import { clippedFrom, brightestOf } from './saturation.ts';
import { viewOf, type Values, type View } from './view.ts';

/** Pixels of a line that are looked at, evenly along it. */
const ALONG = 256;
/** Neighbours that a pixel must have left to be compared with. */
const LEAST_NEIGHBOURS = 4;

/** A place to look at: of a line its pixels, whatever it smeared, of all else its pixel; of a picture in the channel of a red or blue filter. */
export type Place = Pick<Defect, 'x' | 'y' | 'kind' | 'extent' | 'colour'>;

/** What a frame shows of places, in their order; NaN where it cannot show one, because the neighbours are clipped or missing. */
export interface Sightings {
  /** Difference from the same-colour neighbours, in DN; in a picture of luma, which hides red and blue: of these in their channel. */
  readonly amplitude: Float32Array;
  /** What noise and the spread of the neighbours make of it, as a standard deviation in DN. */
  readonly sigma: Float32Array;
  /** Of the neighbours, in DN. */
  readonly level: Float32Array;
}

/** Whether `samples` of a frame that has components will be read for these places. */
export const needsSamplesFor = (places: readonly Place[]): boolean =>
  places.some((place) => channelOf(place) !== undefined);

/** That in which a picture shows a place better than in luma. */
const channelOf = ({ colour }: Place): 0 | 2 | undefined => (colour === 'R' ? 0 : colour === 'B' ? 2 : undefined);

interface Sighting {
  readonly amplitude: number;
  readonly sigma: number;
  readonly level: number;
}

const UNSEEN: Sighting = { amplitude: NaN, sigma: NaN, level: NaN };

/** Compares places with their neighbours, as evidence does of all pixels: median of eight, spread of the eight, noise at their level. */
export function sightingsOf(frame: Frame, places: readonly Place[]): Sightings {
  const look = new Look(frame);
  const seen = places.map((place) => look.at(place));
  const figures = (key: keyof Sighting): Float32Array => Float32Array.from(seen, (sighting) => sighting[key]);
  return { amplitude: figures('amplitude'), sigma: figures('sigma'), level: figures('level') };
}

/** What places of a frame are compared by: its view, or one of its channels. */
class Look {
  private readonly frame: Frame;
  private readonly aspects = new Map<number | undefined, Aspect>();

  constructor(frame: Frame) {
    this.frame = frame;
  }

  at(place: Place): Sighting {
    const aspect = this.aspectFor(place);
    const { x, y, kind } = place;
    if (kind !== 'column' && kind !== 'row') return aspect.at(x, y);
    const pixels = alongLine(place).map((pixel) => aspect.at(pixel.x, pixel.y));
    return meanOf(pixels.filter(({ amplitude }) => !Number.isNaN(amplitude)));
  }

  private aspectFor(place: Place): Aspect {
    const channel = this.frame.channels === 3 ? channelOf(place) : undefined;
    const known = this.aspects.get(channel);
    if (known) return known;
    const values: Values | undefined = channel === undefined ? undefined : (frame) => samplesOf(frame, channel);
    const made = new Aspect(this.frame, viewOf(this.frame, values));
    this.aspects.set(channel, made);
    return made;
  }
}

class Aspect {
  private readonly frame: Frame;
  private readonly view: View;
  private readonly noise: readonly NoiseModel[];
  private readonly clippedFrom: number;

  constructor(frame: Frame, view: View) {
    this.frame = frame;
    this.view = view;
    this.noise = view.rings.map((ring) => estimateNoise(frame, view.samples, ring));
    this.clippedFrom = clippedFrom(frame, brightestOf(frame, view.samples));
  }

  /** The mean over the rings. */
  at(x: number, y: number): Sighting {
    const { rings } = this.view;
    const seen = rings.map((ring, i) => this.againstRing(x, y, ring, this.noise[i]));
    const mean = (key: keyof Sighting): number => seen.reduce((sum, one) => sum + one[key], 0) / seen.length;
    return { amplitude: mean('amplitude'), sigma: mean('sigma'), level: mean('level') };
  }

  private againstRing(x: number, y: number, ring: Neighbourhood, { variance, shift }: NoiseModel): Sighting {
    if (!ring.isActive(x, y)) return UNSEEN;
    const { width } = this.frame;
    const { samples } = this.view;
    const values = Float64Array.from(
      ring.near(x, y),
      ({ dx, dy }: Offset) => samples[(y + dy) * width + x + dx],
    ).sort();
    const n = values.length;
    if (n < LEAST_NEIGHBOURS || values[n - 2] >= this.clippedFrom) return UNSEEN;
    const level = (values[(n - 1) >> 1] + values[n >> 1]) / 2;
    const spread = (values[n - 2] - values[1]) / SPREAD_OF_EIGHT;
    const sigma = Math.sqrt(spread * spread + variance[Math.floor(level) >> shift]);
    return { amplitude: samples[y * width + x] - level, sigma, level };
  }
}

/** Of a line: the scenery along it speaks through the scatter of its pixels. */
function meanOf(pixels: readonly Sighting[]): Sighting {
  const n = pixels.length;
  if (n === 0) return UNSEEN;
  const median = (value: (pixel: Sighting) => number): number => medianOf(Float64Array.from(pixels, value));
  const amplitude = median((pixel) => pixel.amplitude);
  const scatter = SIGMA_PER_MAD * median((pixel) => Math.abs(pixel.amplitude - amplitude));
  const sigma = Math.max(
    median((pixel) => pixel.sigma),
    scatter,
  );
  return { amplitude, sigma: sigma / Math.sqrt(n), level: median(({ level }) => level) };
}

function alongLine({ kind, x, y, extent }: Place): { x: number; y: number }[] {
  const length = kind === 'row' ? extent.width : extent.height;
  const n = Math.min(ALONG, length);
  return Array.from({ length: n }, (_, i) => {
    const at = Math.floor((i * length) / n);
    return kind === 'row' ? { x: extent.x + at, y } : { x, y: extent.y + at };
  });
}

function samplesOf({ samples, width, height, channels }: Frame, channel: number): View['samples'] {
  const own = samples instanceof Uint8Array ? new Uint8Array(width * height) : new Uint16Array(width * height);
  for (let i = 0, at = channel; i < own.length; i++, at += channels) own[i] = samples[at];
  return own;
}
