import { distance } from 'fastest-levenshtein';

/** Changed letters that a slip of the fingers makes at most, and the share of the word that they may be. */
const MOST = 3;
const SHARE = 0.5;

/** ` Did you mean 'limits'?` of a word that no name is; empty where no name is near. Upper and lower case are the same. */
export function didYouMean(word: string, names: readonly string[]): string {
  const nearest = names
    .map((name) => ({ name, slips: distance(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, slips }) => slips <= MOST && slips < SHARE * Math.max(word.length, name.length))
    .sort((a, b) => a.slips - b.slips)
    .at(0);
  return nearest ? ` Did you mean '${nearest.name}'?` : '';
}
