/** What is wrong with a pixel, and the numbers that go with it. */
import type { Defect, FrameShape } from '@hotpix/core';
import { type EvidencePlanes, hasChroma, isLinear, type Moments, STEPS } from '@hotpix/statistics';
import { componentsOf, type Components } from '../chroma/components.ts';
import { filterOdds } from '../chroma/bayer.ts';
import { filterColourOf } from '../chroma/filter-colour.ts';
import { Blinking, type Sighting } from './blinking.ts';
import { Exposures, type Fit } from './dark-current.ts';
import type { Hit } from '../hits/hit.ts';
import { STUCK_FRAMES } from '../hits/stuck.ts';
import type { DetectionContext } from '../detection-context.ts';

/** A pixel with less than this part of its neighbours' signal is dead rather than dim. */
export const DEAD_BELOW = 0.2;
/** A pixel blinks where that is so many times likelier than that it is always there. */
const BLINKS_FROM = 2;
/** Part of the range below white in which responses are not linear. */
const SHOULDER = 0.02;
/** Frames that it takes to tell, at least. */
export const BLINKING_FRAMES = 6;
/**
 * A spot of a picture does not follow the scene where its variance is below that part of its neighbours'. Then it is dead below that part
 * of their value: demosaicing and the tone curve lift it from black.
 */
const OF_PIXELS = { stuck: 0.2, dark: 0.5 };
/**
 * The same of places of 2x2 pixels, of which one and half of the next, each way, are the spot's: 0.75². Of a stuck one they have 0.44² of their
 * neighbours' variance, of a hot one all of it; the limit is between the two. A dead one keeps up to three quarters of it, for the tone
 * curve spreads it less: its value alone tells it from a dim one.
 */
const OF_PLACES = { stuck: 0.4, dark: 0.6 };

/** The level in DN from which on responses are not linear. */
export const shoulderOf = ({ black, white }: Pick<FrameShape, 'black' | 'white'>): number =>
  white - SHOULDER * (white - black);

/** Infinity is no number to be subtracted from itself. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

type Description = Pick<Defect, 'kind' | 'fit' | 'level' | 'response' | 'colour' | 'colourConfidence' | 'amplitude'> &
  Partial<Pick<Defect, 'score'>>;

/** Tells the kinds of the pixels of a set. */
export class Kinds {
  private readonly moments: Moments;
  private readonly planes: EvidencePlanes;
  private readonly context: DetectionContext;
  private readonly exposures: Exposures;
  /** Numbers of the photographs. */
  private readonly darkestFirst: readonly number[];
  private readonly blinking: Blinking | undefined;
  /** Of pictures whose chroma is known. */
  private readonly components: Components | undefined;

  /** @param hits of the set, for what is usual among them */
  constructor(moments: Moments, planes: EvidencePlanes, context: DetectionContext, hits: readonly Hit[]) {
    this.moments = moments;
    this.planes = planes;
    this.context = context;
    this.exposures = new Exposures(context.files);
    const brightness = context.measured.map(({ level, noise }) => (noise > 0 ? level : Infinity));
    this.darkestFirst = brightness.map((_, i) => i).sort((a, b) => compare(brightness[a], brightness[b]) || a - b);
    this.components = hasChroma(context.shape) ? componentsOf(planes, context.shape) : undefined;
    const hot = isLinear(context.shape) ? hits.filter(({ score, kind }) => score > 0 && kind === 'hot') : [];
    const sightings = hot.flatMap((hit) => this.sightingOf(hit) ?? []);
    if (sightings.length > 0) this.blinking = new Blinking(sightings, context.scenes.repeats);
  }

  /**
   * Of a pixel that differs from its neighbours in scenes. What is stuck, dim by its variance or a line stays so.
   * @param mosaic the filters under a picture, where they are known
   */
  describe(hit: Hit, mosaic?: readonly string[]): Partial<Description> {
    const { shape } = this.context;
    if (hit.kind === 'stuck' || hit.kind === 'column' || hit.kind === 'row' || hit.response !== undefined) return {};
    return isLinear(shape) ? this.ofSensor(hit) : shape.channels === 3 ? this.ofPicture(hit, mosaic) : this.bySign(hit);
  }

  /** Of a pixel of dark frames or flat fields, whose kind is known but for whether it blinks and how it follows the exposure. */
  refine(hit: Hit): Partial<Description> {
    return hit.kind === 'hot' && isLinear(this.context.shape) ? this.ofSensor(hit) : {};
  }

  /** Samples that are proportional to light. */
  private ofSensor(hit: Hit): Description {
    const { amplitude } = hit;
    if (hit.score < 0) return this.bySign(hit);
    const fit = this.fitOf(hit);
    const predicted = this.exposures.predict(fit, amplitude);
    if (this.blinks(hit)) return { kind: 'blinking', amplitude };
    return { kind: 'hot', amplitude, ...(fit && !this.saturates(hit, predicted) && { fit }) };
  }

  private fitOf({ x, y, amplitude }: Hit): Fit | undefined {
    const i = y * this.context.shape.width + x;
    const { count, heat } = this.planes;
    return count[i] === 0 ? undefined : this.exposures.fit(amplitude, heat[i] / count[i]);
  }

  /** Whether it should reach the shoulder of the sensor's response in any frame: no line can be fitted to that. */
  private saturates({ x, y }: Hit, predicted: readonly number[]): boolean {
    const level = this.moments.neighbourMean(x, y);
    return predicted.some((size) => level + size > shoulderOf(this.context.shape));
  }

  private bySign({ x, y, score, amplitude }: Hit): Description {
    if (score > 0) return { kind: 'hot', amplitude };
    const { black } = this.context.shape;
    const signal = this.moments.mean(x, y) - black;
    const response = Math.max(0, signal / (this.moments.neighbourMean(x, y) - black));
    return response < DEAD_BELOW ? { kind: 'dead', amplitude } : { kind: 'dim', amplitude, response };
  }

  /** The channel of the filter speaks for a spot of a picture; luma may differ the other way. */
  private ofPicture({ x, y, score }: Hit, mosaic?: readonly string[]): Partial<Description> {
    const { moments } = this;
    // Along the border the mean picture alone tells.
    const components = this.planes.count[y * moments.shape.width + x] > 0 ? this.components : undefined;
    const filter = components && filterColourOf(components, x, y, mosaic && filterOdds(mosaic, x, y));
    const difference = (channel: number): number => moments.mean(x, y, channel) - moments.neighbourMean(x, y, channel);
    const strength = (channel: number): number => Math.sign(score) * difference(channel);
    const strongest = [0, 1, 2].reduce((best, next) => (strength(next) > strength(best) ? next : best));
    const channel = filter ? 'RGB'.indexOf(filter.colour) : strongest;
    const amplitude = filter ? this.withinSamples(filter.amplitude, x, y, channel) : difference(channel);
    const sign = Math.sign(amplitude);
    const spot = {
      colour: 'RGB'[channel],
      ...(filter && { colourConfidence: filter.confidence }),
      amplitude,
      score: sign * Math.abs(score),
    };
    return { ...spot, ...(this.withoutScene(x, y, channel) ?? { kind: sign > 0 ? 'hot' : 'dim' }) };
  }

  /** Luma and chroma hold colours that no picture shows: no sample differs by more than from what is around it to black or white. */
  private withinSamples(amplitude: number, x: number, y: number, channel: number): number {
    const { moments } = this;
    const { black, white } = moments.shape;
    const around = moments.neighbourMean(x, y, channel);
    const [least, most] = Number.isNaN(around) ? [black - white, white - black] : [black - around, white - around];
    return Math.min(most, Math.max(least, amplitude));
  }

  /** The kind of a spot of a picture that does not follow the scene; undefined of one that does. */
  private withoutScene(x: number, y: number, channel: number): Pick<Description, 'kind' | 'level'> | undefined {
    const { moments } = this;
    if (moments.frames < STUCK_FRAMES) return undefined;
    const isOfPlaces = this.components !== undefined && channel !== 1;
    const { stuck, dark } = isOfPlaces ? OF_PLACES : OF_PIXELS;
    const level = moments.mean(x, y, channel);
    const isStill = moments.deviations(x, y, channel) < stuck * moments.neighbourDeviations(x, y, channel);
    if (level < dark * moments.neighbourMean(x, y, channel) && (isStill || isOfPlaces)) return { kind: 'dead' };
    return isStill ? { kind: 'stuck', level } : undefined;
  }

  private blinks(hit: Hit): boolean {
    const sighting = this.sightingOf(hit);
    return sighting !== undefined && this.blinking !== undefined && this.blinking.oddsOf(sighting) > BLINKS_FROM;
  }

  /** Undefined where too few frames count. The brightest are taken to be those that do not: there its neighbours are clipped. */
  private sightingOf({ x, y, amplitude }: Hit): Sighting | undefined {
    const { shape, measured } = this.context;
    const { count, heat, sum } = this.planes;
    const i = y * shape.width + x;
    const frames = count[i];
    if (frames < BLINKING_FRAMES) return undefined;
    const counted = this.darkestFirst.slice(0, frames);
    const sizes = this.exposures.sizes(amplitude, heat[i] / frames, counted);
    // Where half of a frame is clipped its noise is not known.
    const known = counted.flatMap((frame, j) => {
      const { noise } = measured[frame];
      return noise > 0 && sizes[j] > 0 ? [sizes[j] / noise] : [];
    });
    return known.length < BLINKING_FRAMES ? undefined : { sum: sum[i] / STEPS, frames, sizes: known };
  }
}
