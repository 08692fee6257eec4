/** What a dry run would change, in a terminal. */
import type { Frame, Patch } from '@hotpix/core';
import { whole } from '@hotpix/result';
import { letterAt } from '@hotpix/statistics';

/** A change with the letter of its colour, which a monochrome sample has not. */
export type Change = Patch & { readonly colour?: string };

const COLOURS: Readonly<Record<string, string>> = {
  R: 'red',
  G: 'green',
  B: 'blue',
  C: 'cyan',
  M: 'magenta',
  Y: 'yellow',
  E: 'emerald',
  W: 'white',
};

/** What `@hotpix/fixer` calls its estimates; those of other plugins stand as they are. */
const METHODS: Readonly<Record<string, string>> = {
  LMMSE: 'estimated from all colours around',
  'same-colour mean': 'mean of the nearest of its colour',
  'same-colour median': 'median of the nearest of its colour',
  'same-colour max': 'largest of the nearest of its colour',
  membrane: 'filled evenly from around the smear',
};

/** Those that change most, the largest change first. */
export function largestChanges(patches: readonly Patch[], frame: Frame, top: number): Change[] {
  return [...patches]
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
    .slice(0, top)
    .map((patch) => ({ ...patch, colour: colourOf(frame, patch) }));
}

function colourOf({ mosaic, channels }: Frame, { x, y, channel }: Patch): string | undefined {
  return channels === 3 ? 'RGB'[channel] : mosaic && letterAt(mosaic, x, y);
}

/** A line for each, and how many more there are of all. */
export function describeListed(listed: readonly Change[], all: number): string[] {
  const lines = listed.map(({ x, y, colour = '', from, to, method }) => {
    const name = nameOf(COLOURS, colour);
    const place = name === '' ? `(${x}, ${y})` : `(${x}, ${y}) ${name}`;
    return `    ${place}: ${whole(from)} -> ${whole(to)} DN, ${nameOf(METHODS, method)}`;
  });
  const more = all - listed.length;
  return more > 0 ? [...lines, `    and ${whole(more)} more that change less`] : lines;
}

/** Which are listed of each photograph, where that is not all. */
export function describeCut(
  repairs: readonly { readonly patches: number; readonly listed?: readonly Change[] }[],
): string {
  const cut = repairs.find(({ patches, listed }) => listed && listed.length < patches);
  return cut?.listed ? ` Listed of each: the ${whole(cut.listed.length)} that change most; --top lists more.` : '';
}

const nameOf = (names: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(names, key) ? names[key] : key;
