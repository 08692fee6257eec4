/** Words that are said of many files, or of many cameras. */
import { plural, whole } from '@hotpix/result';

/** How many are named of those that share a text. */
const NAMED = 3;

export interface Said {
  /** A path, or the name of a camera. */
  readonly of: string;
  readonly text: string;
}

/** Each text once, in the order of their first, behind how many it is about and what the first are called. */
export function saidOnce(
  rows: readonly Said[],
  noun: 'file' | 'camera' = 'file',
): { readonly line: string; readonly count: number }[] {
  return groupByText(rows).map(([text, names]) => ({ line: `${nameAll(names, noun)}: ${text}`, count: names.length }));
}

/** Texts, in the order of their first, with all that they are about. */
export function groupByText(rows: readonly Said[]): [text: string, names: string[]][] {
  const names = new Map<string, string[]>();
  for (const { of, text } of rows) {
    const known = names.get(text);
    if (known) known.push(of);
    else names.set(text, [of]);
  }
  return [...names];
}

/** The name of one, or `5 cameras (a, b, c and 2 more)`. */
export function nameAll(names: readonly string[], noun: 'file' | 'camera'): string {
  return names.length === 1 ? names[0] : `${plural(names.length, noun)} (${firstOf(names, noun)})`;
}

/** `a, b, c and 2 more`; what cameras are called has commas in it. */
export function firstOf(names: readonly string[], noun: 'file' | 'camera'): string {
  const more = names.length > NAMED ? ` and ${whole(names.length - NAMED)} more` : '';
  return `${names.slice(0, NAMED).join(noun === 'file' ? ', ' : '; ')}${more}`;
}
