import type { Hidden } from './model.ts';

/** Why a known defect could not be seen, in words. */
export const HIDDEN_WORDS: Readonly<Record<Hidden, string>> = {
  noVerdict: 'no verdict',
  covered: 'covered by dust or an overlay',
  capture: 'another kind of photographs',
  clipped: 'too bright',
  exposure: 'too short an exposure',
  iso: 'too low an ISO',
  frames: 'too few photographs',
  noise: 'too much noise',
};
