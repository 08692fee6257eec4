/** Which finds lie on which true defects. docs/accuracy.md tells the rules and why. */

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** What a ranking reports, in the order of its list: the part of a Defect that matching looks at. */
export interface Find extends Position {
  readonly kind: string;
  /** Letter of a filter or channel. */
  readonly colour?: string;
  readonly extent: Position & { readonly width: number; readonly height: number };
}

/** A true defect: a pixel, a cluster that a picture shows as one spot, or a line. */
export interface Target {
  readonly sites: readonly Position[];
  /** Whether its pixels count one by one for the share that was found. */
  readonly isLine: boolean;
}

/** The first find that lies on a target. */
interface Pair {
  /** Index of the find. */
  readonly find: number;
  /** Index of the target. */
  readonly target: number;
  /** From the find to the nearest pixel of the target, in pixels. */
  readonly distance: number;
}

export interface Matching {
  /** Share of each target that was found, 0 to 1; between them for lines only. */
  readonly found: readonly number[];
  /** One for each target that a find lies on. */
  readonly pairs: readonly Pair[];
  /** Indices of the finds that lie on nothing, or on a defect that another find has told of. */
  readonly wrong: readonly number[];
}

/** The part of a line find that must lie on defective pixels. */
const HALF = 0.5;

/**
 * @param tolerance how many pixels off in x and in y a find may be: 0 for raw files, 1 for JPEG
 */
export function match(finds: readonly Find[], targets: readonly Target[], tolerance: number): Matching {
  const sites = new Sites(targets, tolerance);
  const covered = targets.map(() => new Set<number>());
  const first = new Map<number, Pair>();
  const wrong = new Set(finds.keys());
  const accept = (pair: Pair): void => {
    wrong.delete(pair.find);
    if (!first.has(pair.target)) first.set(pair.target, pair);
  };

  const points = finds.flatMap((find, index) => (pixelsOf(find).length === 1 ? sites.pairsAt(find, index) : []));
  for (const pair of points.sort((a, b) => a.distance - b.distance || a.find - b.find || a.target - b.target)) {
    const isTaken = targets[pair.target].sites.length === 1 && first.has(pair.target);
    if (isTaken || !wrong.has(pair.find)) continue;
    accept(pair);
    for (const site of sites.near(finds[pair.find], pair.target)) covered[pair.target].add(site);
  }
  for (const [find, { lies, touched }] of lineFinds(finds, sites)) {
    if (lies < HALF) continue;
    for (const [target, on] of touched) {
      accept({ find, target, distance: 0 });
      for (const site of on) covered[target].add(site);
    }
  }
  const found = targets.map((target, i) => (target.isLine ? covered[i].size / target.sites.length : +first.has(i)));
  return { found, pairs: [...first.values()], wrong: [...wrong] };
}

/** The pixels a find claims: of a column or row all that its extent spans, of anything else its peak. */
function pixelsOf({ kind, x, y, extent }: Find): Position[] {
  if (kind === 'column') return Array.from({ length: extent.height }, (_, i) => ({ x, y: extent.y + i }));
  if (kind === 'row') return Array.from({ length: extent.width }, (_, i) => ({ x: extent.x + i, y }));
  return [{ x, y }];
}

interface OnSites {
  /** Share of its pixels that are defective. */
  readonly lies: number;
  /** Indices of the pixels it covers, by target. */
  readonly touched: ReadonlyMap<number, ReadonlySet<number>>;
}

function* lineFinds(finds: readonly Find[], sites: Sites): Generator<[number, OnSites]> {
  for (const [index, find] of finds.entries()) {
    const pixels = pixelsOf(find);
    if (pixels.length === 1) continue;
    const touched = new Map<number, Set<number>>();
    let on = 0;
    for (const pixel of pixels) {
      const pairs = sites.pairsAt(pixel, index);
      if (pairs.length > 0) on++;
      for (const { target } of pairs) {
        const seen = touched.get(target) ?? new Set();
        for (const site of sites.near(pixel, target)) seen.add(site);
        touched.set(target, seen);
      }
    }
    yield [index, { lies: on / pixels.length, touched }];
  }
}

/** The pixels of all targets by their places. */
class Sites {
  private readonly places = new Map<string, { target: number; site: number }[]>();
  private readonly steps: readonly number[];

  constructor(targets: readonly Target[], tolerance: number) {
    this.steps = Array.from({ length: 2 * tolerance + 1 }, (_, i) => i - tolerance);
    for (const [target, { sites }] of targets.entries()) {
      for (const [site, { x, y }] of sites.entries()) {
        const key = `${x},${y}`;
        this.places.set(key, [...(this.places.get(key) ?? []), { target, site }]);
      }
    }
  }

  /** The targets within reach of a place, each once, at its nearest pixel. */
  pairsAt(place: Position, find: number): Pair[] {
    const nearest = new Map<number, number>();
    for (const { target, distance } of this.around(place)) {
      nearest.set(target, Math.min(distance, nearest.get(target) ?? Infinity));
    }
    return [...nearest].map(([target, distance]) => ({ find, target, distance }));
  }

  /** Indices of the pixels of a target that are within reach of a place. */
  near(place: Position, target: number): number[] {
    return this.around(place).flatMap((at) => (at.target === target ? [at.site] : []));
  }

  private around({ x, y }: Position): { target: number; site: number; distance: number }[] {
    return this.steps.flatMap((dy) =>
      this.steps.flatMap((dx) =>
        (this.places.get(`${x + dx},${y + dy}`) ?? []).map((at) => ({ ...at, distance: Math.hypot(dx, dy) })),
      ),
    );
  }
}
