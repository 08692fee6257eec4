/** Precision, recall and position error of a list of finds. */
import { match, type Find } from './matching.ts';
import { FILTERS, GROUPS, REACHES, type Filter, type Group, type Reach, type Sought } from './targets.ts';

/** How much of how many. */
export interface Share {
  /** Defects found; of lines the share of their pixels. */
  readonly found: number;
  readonly of: number;
}

export interface Score {
  readonly finds: number;
  /** Defects that a find lies on; a line is one. */
  readonly right: number;
  /** Finds that are no defect, or the second on one. */
  readonly wrong: number;
  /** Their indices in the list. */
  readonly wrongFinds: readonly number[];
  /** right / (right + wrong); NaN without any. */
  readonly precision: number;
  readonly all: Share;
  readonly visible: Share;
  readonly faint: Share;
  /** Of the visible ones. */
  readonly groups: Readonly<Record<Group, Share>>;
  /** Of the visible single pixels, by the filter over them. */
  readonly filters: Readonly<Record<Filter, Share>>;
  /** Of the single pixels and clusters, faint or not, for which that is known, by whether a filter for the smear would find them. */
  readonly reach: Readonly<Record<Reach, Share>>;
  /** The same, by the filter over single pixels. */
  readonly filtersReach: Readonly<Record<Filter, Readonly<Record<Reach, Share>>>>;
  /** Finds on such pixels that name the filter. */
  readonly colours: Share;
  /** Of all, by the contrast in the usual frame, as CONTRASTS has it. */
  readonly contrasts: readonly Share[];
  /** Finds that name the kind of the defect they lie on; clusters apart. */
  readonly kinds: Share;
  /** Distances of the finds from the defects they lie on, lines apart, in pixels; NaN without any. */
  readonly distance: { readonly median: number; readonly most: number };
}

/** Lower ends of the classes of contrast. */
export const CONTRASTS = [0, 1, 3, 10] as const;

/** @param tolerance how many pixels off in x and in y a find may be */
export function score(finds: readonly Find[], sought: readonly Sought[], tolerance: number): Score {
  const { found, pairs, wrong } = match(finds, sought, tolerance);
  const shareOf = (isCounted: (target: Sought) => boolean): Share => {
    const counted = found.filter((_, i) => isCounted(sought[i]));
    return { found: counted.reduce((sum, share) => sum + share, 0), of: counted.length };
  };
  const byReach = (isCounted: (target: Sought) => boolean): Record<Reach, Share> =>
    recordOf(REACHES, (reach) => shareOf((target) => target.reach === reach && isCounted(target)));
  const named = pairs.filter(({ target }) => sought[target].group !== 'cluster');
  const coloured = pairs.filter(({ target }) => sought[target].filter !== undefined);
  const distances = pairs.flatMap(({ target, distance }) => (sought[target].isLine ? [] : [distance]));
  return {
    finds: finds.length,
    right: pairs.length,
    wrong: wrong.length,
    wrongFinds: wrong,
    precision: pairs.length / (pairs.length + wrong.length),
    all: shareOf(() => true),
    visible: shareOf(({ faint }) => !faint),
    faint: shareOf(({ faint }) => faint),
    groups: recordOf(GROUPS, (group) => shareOf((target) => target.group === group && !target.faint)),
    filters: recordOf(FILTERS, (filter) => shareOf((target) => target.filter === filter && !target.faint)),
    reach: byReach(() => true),
    filtersReach: recordOf(FILTERS, (filter) => byReach((target) => target.filter === filter)),
    colours: {
      found: coloured.filter(({ find, target }) => isOf(finds[find].colour, sought[target].filter)).length,
      of: coloured.length,
    },
    contrasts: CONTRASTS.map((low, i) => {
      const high = CONTRASTS[i + 1] ?? Infinity;
      return shareOf(({ contrast }) => contrast >= low && contrast < high);
    }),
    kinds: {
      found: named.filter(({ find, target }) => finds[find].kind === sought[target].kind).length,
      of: named.length,
    },
    distance: spread(distances),
  };
}

const recordOf = <K extends string, V>(keys: readonly K[], valueOf: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, V>;

/** Whether a letter is that of a filter. */
const isOf = (colour: string | undefined, filter: Filter | undefined): boolean =>
  colour !== undefined && filter?.startsWith(colour.toLowerCase()) === true;

function spread(distances: number[]): Score['distance'] {
  const sorted = [...distances].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1] ?? NaN, most: sorted.at(-1) ?? NaN };
}
