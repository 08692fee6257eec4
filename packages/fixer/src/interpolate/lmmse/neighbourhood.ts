/** Which pixels around a phase of the mosaic take part. */
import type { FrameShape } from '@hotpix/core';
import { letterAt } from '@hotpix/statistics';

/** Pixels in x and y from which a pixel is predicted; 3 was measured 0.1 to 0.6 dB worse. */
const RADIUS = 2;
/** Farthest centre in x and y of the places from which is learnt; 6 was measured 0.1 to 0.4 dB worse, 9 no better. */
const REACH = 8;
/** Of the like places the nearest so many: twice the pixels of one phase of a Bayer mosaic within that reach. */
const MOST_LIKENESSES = 160;
/** Pixels in x and y that are looked at around a pixel. */
export const MARGIN = REACH + RADIUS;
export const SIDE = 2 * MARGIN + 1;
/** Place of the pixel itself in a window of SIDE x SIDE. */
export const CENTRE = MARGIN * SIDE + MARGIN;

export interface Step {
  readonly dx: number;
  readonly dy: number;
  /** The same in a window. */
  readonly places: number;
}

/** From a pixel to those from which it is predicted, in the order of rows; itself is the last. */
export const STEPS: readonly Step[] = [...square(RADIUS), { dx: 0, dy: 0, places: 0 }];

/** A place whose surroundings have the colours of those of the pixel, as they are or turned by 180 degrees. */
interface Likeness {
  /** Place in the window. */
  readonly centre: number;
  /** 1 as they are, -1 turned. */
  readonly turn: 1 | -1;
}

/** What a pixel's phase decides. */
export interface Phase {
  /** Colour of every place of the window, as a number from 0. */
  readonly colours: Uint8Array;
  readonly likenesses: readonly Likeness[];
}

/** The phases of a frame's mosaic. */
export class Phases {
  private readonly mosaic: readonly string[];
  private readonly phases = new Map<number, Phase>();

  constructor({ mosaic = ['-'] }: Pick<FrameShape, 'mosaic'>) {
    this.mosaic = mosaic;
  }

  at(x: number, y: number): Phase {
    const [columns, rows] = [this.mosaic[0].length, this.mosaic.length];
    const key = (y % rows) * columns + (x % columns);
    const known = this.phases.get(key);
    if (known) return known;
    const phase = describePhase(this.mosaic, x % columns, y % rows);
    this.phases.set(key, phase);
    return phase;
  }
}

function describePhase(mosaic: readonly string[], x: number, y: number): Phase {
  const letters = [...new Set(mosaic.join(''))];
  const colours = Uint8Array.from({ length: SIDE * SIDE }, (_, place) => {
    const letter = letterAt(mosaic, x + (place % SIDE) - MARGIN, y + Math.floor(place / SIDE) - MARGIN);
    return letters.indexOf(letter);
  });
  const isAlike = (centre: number, turn: 1 | -1): boolean =>
    STEPS.every(({ places }) => colours[centre + turn * places] === colours[CENTRE + places]);
  const nearestFirst = square(REACH).sort((a, b) => a.dx ** 2 + a.dy ** 2 - (b.dx ** 2 + b.dy ** 2));
  const centres = nearestFirst.map(({ places }) => CENTRE + places);
  const likenesses = centres.flatMap((centre) =>
    ([1, -1] as const).filter((turn) => isAlike(centre, turn)).map((turn) => ({ centre, turn })),
  );
  return { colours, likenesses: likenesses.slice(0, MOST_LIKENESSES) };
}

/** The steps to all pixels around one. */
function square(radius: number): Step[] {
  const side = 2 * radius + 1;
  return Array.from({ length: side * side }, (_, i) => ({ dx: (i % side) - radius, dy: Math.floor(i / side) - radius }))
    .filter(({ dx, dy }) => dx !== 0 || dy !== 0)
    .map(({ dx, dy }) => ({ dx, dy, places: dy * SIDE + dx }));
}
