/** What each scan said of a defect, a letter per scan: small enough to keep of every defect. */
import type { Hidden, Observation } from './model.ts';

const SEEN = 's';
const NOT_SEEN = 'n';
const HIDDEN: Readonly<Record<Hidden, string>> = {
  noVerdict: 'v',
  covered: 'c',
  capture: 'k',
  clipped: 'w',
  exposure: 'e',
  iso: 'i',
  frames: 'f',
  noise: 'o',
};

const BY_LETTER: ReadonlyMap<string, Observation> = new Map<string, Observation>([
  [SEEN, { what: 'seen' }],
  [NOT_SEEN, { what: 'notSeen' }],
  ...Object.entries(HIDDEN).map(
    ([by, letter]) => [letter, { what: 'couldNotBeSeen', by: by as Hidden }] as [string, Observation],
  ),
]);

/** One letter. */
export function letterOf(observation: Observation): string {
  if (observation.what === 'couldNotBeSeen') return HIDDEN[observation.by];
  return observation.what === 'seen' ? SEEN : NOT_SEEN;
}

/** @returns undefined for a letter that is none */
export const observationOf = (letter: string): Observation | undefined => BY_LETTER.get(letter);
