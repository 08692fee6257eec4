/** Whether a decoder's frame is one. */
import * as z from 'zod/mini';
import { maybe } from '@hotpix/result';
import { badFrame } from '../errors.ts';
import { hasSamples } from '../frame.ts';
import type { Component, Components, Frame } from '../nouns.ts';
import { describe } from './describe.ts';

const whole = () => z.int().check(z.minimum(0));
const area = () => z.object({ x: whole(), y: whole(), width: whole(), height: whole() });
/** A number, whatever it is: of impossible ones it is said later that they are not known. */
const number = () => z.custom<number>((value) => typeof value === 'number', 'a number');
const fact = () => maybe(number());
const facts = () => z.array(number());

/** A letter per filter, and the filters of the largest pattern in use: the 16 x 16 of a Leaf CatchLight. */
const LETTERS = /^[A-Za-z]+$/;
const MOST_FILTERS = 256;
/** Characters of a value in a message. */
const LONGEST = 80;

const component = () =>
  z.object({
    width: z.int().check(z.minimum(1)),
    height: z.int().check(z.minimum(1)),
    samples: z.custom((value) => value instanceof Uint8Array, 'a Uint8Array'),
  });

/** But for `samples`, which may not be made yet. */
const frameSchema = () =>
  z.object({
    width: z.int().check(z.minimum(1)),
    height: z.int().check(z.minimum(1)),
    channels: z.literal([1, 3]),
    mosaic: maybe(z.array(z.string())),
    active: area(),
    bits: z.int().check(z.minimum(1), z.maximum(16)),
    black: z.number(),
    white: z.number(),
    lossy: z.boolean(),
    camera: z.object({ make: z.string(), model: z.string(), serial: z.string(), sensor: maybe(z.string()) }),
    capture: z.object({
      iso: fact(),
      exposure: fact(),
      aperture: fact(),
      focalLength: fact(),
      equivalentFocalLength: fact(),
      lens: maybe(z.string()),
      temperature: fact(),
      taken: maybe(z.string()),
      firmware: maybe(z.string()),
      orientation: fact(),
      digitalZoom: fact(),
      isPanorama: maybe(z.boolean()),
    }),
    colour: maybe(z.object({ xyzToCamera: maybe(z.array(facts())), neutral: maybe(facts()) })),
    masked: maybe(z.array(area())),
    blackPattern: maybe(z.array(z.array(z.number()))),
    pixelAspect: fact(),
    components: maybe(z.object({ luma: component(), cb: component(), cr: component() })),
  });

let schema: z.ZodMiniType | undefined;

/** @throws {HotpixError} `badFrame` */
export function assertFrame(frame: Frame): void {
  if (typeof frame !== 'object' || frame === null) throw badFrame('the form of an object', describe(frame));
  schema ??= frameSchema();
  const parsed = schema.safeParse(frame);
  if (!parsed.success) throw faultOf(parsed.error.issues[0], frame);
  if (frame.components) assertComponents(frame, frame.components);
  if (hasSamples(frame)) assertSamples(frame);
  assertLevels(frame);
  assertMosaic(frame);
  for (const area of [frame.active, ...(frame.masked ?? [])]) assertInside(frame, area);
  if (frame.active.width < 1 || frame.active.height < 1)
    throw badFrame('an active rectangle of at least one pixel', JSON.stringify(frame.active));
}

function faultOf(issue: z.core.$ZodIssue, frame: Frame): Error {
  const value = issue.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown>)?.[key], frame);
  return badFrame(`${expectedBy(issue)} in '${issue.path.join('.')}'`, describe(value));
}

const KINDS: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  object: 'an object',
  array: 'an array',
};

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? `a ${issue.expected}`;
  if (issue.code === 'too_small') return `a number from ${issue.minimum}`;
  if (issue.code === 'too_big') return `a number up to ${issue.maximum}`;
  if (issue.code === 'invalid_value') return issue.values.join(' or ');
  return issue.message;
}

function assertComponents({ width, height, channels, bits }: Frame, { luma, cb, cr }: Components): void {
  if (channels !== 3 || bits !== 8) {
    throw badFrame('3 channels of 8 bits where it has components', `${channels} of ${bits}`);
  }
  const sizes = [width, height].map((full) => [full, Math.ceil(full / 2)]);
  const fits = (one: Component, [widths, heights]: readonly (readonly number[])[]): boolean =>
    widths.includes(one.width) && heights.includes(one.height) && one.samples.length === one.width * one.height;
  if (!fits(luma, [[width], [height]])) throw badFrame(`luma of ${width} x ${height} samples`, sizeOf(luma));
  const isChroma = fits(cb, sizes) && fits(cr, [[cb.width], [cb.height]]);
  if (!isChroma) throw badFrame('cb and cr of one size, whole or half that of luma', `${sizeOf(cb)} and ${sizeOf(cr)}`);
}

const sizeOf = ({ width, height, samples }: Component): string => `${samples.length} for ${width} x ${height}`;

function assertSamples({ samples, width, height, channels, bits }: Frame): void {
  if (!(samples instanceof Uint8Array || samples instanceof Uint16Array))
    throw badFrame("a Uint8Array or Uint16Array in 'samples'", describe(samples));
  if (bits > 8 !== samples instanceof Uint16Array)
    throw badFrame(
      'Uint8Array samples up to 8 bits and Uint16Array beyond',
      `${samples.constructor.name} for ${bits} bits`,
    );
  if (samples.length !== width * height * channels) {
    throw badFrame(`${width} x ${height} x ${channels} samples`, String(samples.length));
  }
}

function assertLevels({ black, white, blackPattern }: Frame): void {
  const highest = (blackPattern ?? []).flat().reduce((most, level) => Math.max(most, level), black);
  if (!(white > highest)) throw badFrame('a white level above the black level', `black ${highest} and white ${white}`);
  const period = blackPattern?.[0]?.length ?? 0;
  if (blackPattern && (period === 0 || blackPattern.some((row) => row.length !== period))) {
    throw badFrame('a black pattern of equally long rows', brief(blackPattern));
  }
}

function assertMosaic({ mosaic, channels }: Frame): void {
  if (mosaic === undefined) return;
  const period = mosaic[0]?.length ?? 0;
  if (channels !== 1 || period === 0 || mosaic.some((row) => row.length !== period)) {
    throw badFrame('a mosaic of equally long rows over one channel', brief(mosaic));
  }
  if (period * mosaic.length > MOST_FILTERS)
    throw badFrame(`a mosaic of at most ${MOST_FILTERS} pixels`, `one of ${period} x ${mosaic.length}`);
  if (!mosaic.every((row) => LETTERS.test(row))) throw badFrame('a mosaic of letters from A to Z', brief(mosaic));
}

/** Nothing that a frame holds makes a message long. */
function brief(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function assertInside({ width, height }: Frame, area: Frame['active']): void {
  if (area.x + area.width > width || area.y + area.height > height) {
    throw badFrame('rectangles inside the stored one', JSON.stringify(area));
  }
}
