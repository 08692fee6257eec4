/** The colour filters under a picture, told by where its defects of each colour lie. */
import { exp, letterAt, log } from '@hotpix/statistics';
import type { FilterColour } from './filter-colour.ts';

const PHASES = [
  ['RG', 'GB'],
  ['GR', 'BG'],
  ['GB', 'RG'],
  ['BG', 'GR'],
] as const;
/** Filters of each colour, of all. */
const SHARES: Readonly<Record<string, number>> = { R: 0.25, G: 0.5, B: 0.25 };
/** However sure the colour is, places are sometimes off by one. */
const MOST = 0.95;
/** Probability from which the filters are known. */
const ENOUGH = 0.999;
/** Probability that a defect lies where it shows most. */
const PLACED = 0.9;

export type Named = Pick<FilterColour, 'colour' | 'confidence'> & { readonly x: number; readonly y: number };

/**
 * The mosaic of a Bayer sensor whose pictures were neither turned nor enlarged: of its four phases, and of no order at all, the one by
 * which the colours of the defects are so much likelier than by all others. Undefined where none is.
 */
export function bayerOf(named: readonly Named[]): readonly string[] | undefined {
  const likelihoods = PHASES.map((mosaic) => total(named, (one) => log(chanceOf(one, letterAt(mosaic, one.x, one.y)))));
  const orderless = total(named, (one) =>
    log(Object.entries(SHARES).reduce((sum, [letter, share]) => sum + share * chanceOf(one, letter), 0)),
  );
  const best = Math.max(...likelihoods);
  const all = total([...likelihoods, orderless], (likelihood) => exp(likelihood - best));
  return 1 / all >= ENOUGH ? PHASES[likelihoods.indexOf(best)] : undefined;
}

/** How likely the filter over a pixel is each colour, by what lies there in a mosaic and how sure places are. */
export const filterOdds =
  (mosaic: readonly string[], x: number, y: number) =>
  (colour: string): number =>
    colour === letterAt(mosaic, x, y) ? PLACED : (1 - PLACED) / 2;

/** Probability that a defect of that filter gets the name that it has. */
export function chanceOf({ colour, confidence }: Pick<Named, 'colour' | 'confidence'>, letter: string): number {
  const right = Math.min(MOST, confidence);
  return colour === letter ? right : (1 - right) / 2;
}

const total = <T>(values: readonly T[], of: (value: T) => number): number =>
  values.reduce((sum, value) => sum + of(value), 0);
