/** Scenes of the night: dark, with small lights that are as sharp as the lens allows. */
import { stream, type Random } from '../random/random.ts';
import type { Rgb } from './layer.ts';
import type { PaintRow, Scene, Size } from './scene.ts';
import { spot, Streaks, type Point, type Streak } from './streaks.ts';

export interface StarOptions {
  /** Stars to a million pixels. @default 400 */
  readonly density?: number;
  /** Pixels by which the sky moves from one photograph to the next, right and down. @default 0.3, 0.1 */
  readonly drift?: Point;
  /** Pixels to each side by which each photograph is off at random. @default 0 */
  readonly dither?: number;
  /** Peak of the faintest star, where 1 saturates. @default 0.004 */
  readonly faintest?: number;
  /** Light of the sky between the stars. @default 0.01 */
  readonly sky?: number;
}

/** A point of light, as the lens makes it of any: a star, a lamp far away. */
const POINT = 0.6;
/** Peak of the brightest star. */
const BRIGHTEST = 4;
/** Frames that the sky reaches beyond each side of the frame, and how wide and high it thus is. */
const MARGIN = 0.25;
const SKY = 1 + 2 * MARGIN;

/** Photograph `index` of one sky, which moves over the sensor: by its own turning, or as the mount nudges it. */
export function starField(seed: number, index: number, options: StarOptions = {}): Scene {
  const { density = 400, drift = { x: 0.3, y: 0.1 }, dither = 0, faintest = 0.004, sky = 0.01 } = options;
  return {
    compose: ({ width, height }) => {
      const nudge = stream(seed, 'dither', index);
      const move = {
        x: index * drift.x + dither * nudge.between(-1, 1),
        y: index * drift.y + dither * nudge.between(-1, 1),
      };
      const random = stream(seed, 'stars');
      // The sky is larger than the frame, and what leaves it at one side comes again at the other, well out of view.
      const length = Math.round((density * SKY * width * SKY * height) / 1e6);
      const place = (size: number, moved: number): number =>
        wrapped(random.between(-MARGIN, 1 + MARGIN) * size + moved, size);
      const stars = Array.from({ length }, () => {
        const at = { x: place(width, move.x), y: place(height, move.y) };
        // So that twice as many are half as bright.
        const light = Math.min(BRIGHTEST, faintest / (1 - random.between(0, 1)));
        return spot(at, POINT, starlight(random, light));
      });
      return over(even([sky, sky, 1.1 * sky]), new Streaks(stars));
    },
  };
}

/** That place again within the sky, which goes on and on. */
function wrapped(place: number, frame: number): number {
  const turns = Math.floor((place / frame + MARGIN) / SKY);
  return turns === 0 ? place : place - turns * SKY * frame;
}

/** A city at night: dark sky above, thousands of windows, lamps and signs below; every index is another view. */
export function cityLights(seed: number, index: number): Scene {
  return {
    compose: (frame) => {
      const random = stream(seed, 'city', index);
      const glow = random.logBetween(0.0005, 0.01);
      const horizon = frame.height * random.between(0.2, 0.6);
      const lights: Streak[] = [];
      const blocks = random.integer(20, 60);
      for (let i = 0; i < blocks; i++) lights.push(...building(random, frame, horizon));
      const lamps = Math.round((frame.width * frame.height) / random.logBetween(500, 5000));
      for (let i = 0; i < lamps; i++) lights.push(lamp(random, frame, horizon));
      const background: PaintRow = (_x, y, row) => {
        const share = Math.max(0, Math.min(1, (y - horizon) / frame.height + 0.5));
        for (let k = 0; k < row.length; k += 3) {
          row[k] = glow * (0.6 + share);
          row[k + 1] = glow * (0.5 + share / 2);
          row[k + 2] = glow * (0.6 + share / 4);
        }
      };
      return over(background, new Streaks(lights));
    },
  };
}

/** Lit windows in rows and columns, of which some are dark. */
function building(random: Random, { width, height }: Size, horizon: number): Streak[] {
  const [left, bottom] = [random.between(0, width), random.between(horizon, height)];
  const apart = random.logBetween(3, 16);
  const [columns, rows] = [random.integer(3, 20), random.integer(3, 30)];
  const lit = random.between(0.1, 0.7);
  const size = apart * random.between(0.12, 0.3);
  const warm = lampColour(random);
  const windows: Streak[] = [];
  for (let i = 0; i < columns * rows; i++) {
    if (!random.chance(lit)) continue;
    const at = { x: left + (i % columns) * apart, y: bottom - Math.floor(i / columns) * apart };
    windows.push(spot(at, Math.max(POINT, size), scaled(warm, random.logBetween(0.01, 1))));
  }
  return windows;
}

function lamp(random: Random, { width, height }: Size, horizon: number): Streak {
  const depth = random.between(0, 1);
  const at = { x: random.between(0, width), y: horizon + depth * depth * (height - horizon) };
  const size = Math.max(POINT, random.logBetween(0.3, 2.5));
  return spot(at, size, scaled(lampColour(random), random.logBetween(0.01, 6)));
}

/** Fireworks: sparks that fly apart from a few places, over a dark sky. */
export function fireworks(seed: number, index: number): Scene {
  return {
    compose: ({ width, height }) => {
      const random = stream(seed, 'fireworks', index);
      const sky = random.logBetween(0.0005, 0.01);
      const sparks = Array.from({ length: random.integer(2, 8) }, () => {
        const centre = { x: random.between(0, width), y: random.between(0, 0.8) * height };
        return burst(random, centre, random.logBetween(0.03, 0.3) * width);
      });
      return over(even([sky, sky, sky]), new Streaks(sparks.flat()));
    },
  };
}

function burst(random: Random, centre: Point, reach: number): Streak[] {
  const colour = scaled(lampColour(random), 1);
  return Array.from({ length: random.integer(40, 200) }, () => {
    const [dx, dy] = [random.normal(), random.normal()];
    const [near, far] = [random.between(0.2, 0.9), random.between(0.9, 1.2)];
    const at = (share: number): Point => ({ x: centre.x + share * reach * dx, y: centre.y + share * reach * dy });
    const light = scaled(colour, random.logBetween(0.05, 3));
    return {
      from: at(near),
      to: at(near + (far - near) * random.between(0, 0.3)),
      deviation: POINT,
      colour: light,
      cover: 0,
    };
  });
}

function starlight(random: Random, light: number): Rgb {
  const warmth = random.between(-0.25, 0.25);
  return [light * (1 + warmth), light, light * (1 - warmth)];
}

/** Sodium, tungsten, neon tubes, light-emitting diodes. */
function lampColour(random: Random): Rgb {
  return random.pick<Rgb>([
    [1, 0.55, 0.1],
    [1, 0.7, 0.4],
    [1, 0.9, 0.8],
    [0.8, 0.95, 1],
    [1, 0.1, 0.1],
    [0.1, 0.9, 0.3],
    [0.2, 0.3, 1],
  ]);
}

const scaled = ([r, g, b]: Rgb, by: number): Rgb => [r * by, g * by, b * by];

function even([r, g, b]: Rgb): PaintRow {
  return (_x, _y, row) => {
    for (let i = 0; i < row.length; i += 3) {
      row[i] = r;
      row[i + 1] = g;
      row[i + 2] = b;
    }
  };
}

function over(background: PaintRow, lights: Streaks): PaintRow {
  return (x, y, row) => {
    background(x, y, row);
    lights.paint(x, y, row);
  };
}
