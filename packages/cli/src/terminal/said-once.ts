/** Words that are said of many files. */
import { plural } from '@hotpix/result';

/** How many files are named of those that share a text. */
const NAMED = 3;

export interface Said {
  readonly path: string;
  readonly text: string;
}

/** Each text once, in the order of their first, behind how many files it is about and what the first are called. */
export function saidOnce(rows: readonly Said[]): { readonly line: string; readonly count: number }[] {
  const files = new Map<string, string[]>();
  for (const { path, text } of rows) {
    const paths = files.get(text);
    if (paths) paths.push(path);
    else files.set(text, [path]);
  }
  return [...files].map(([text, paths]) => ({ line: `${nameAll(paths)}: ${text}`, count: paths.length }));
}

function nameAll(paths: readonly string[]): string {
  if (paths.length === 1) return paths[0];
  const more = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : '';
  return `${plural(paths.length, 'file')} (${paths.slice(0, NAMED).join(', ')}${more})`;
}
