/** What the history of a camera says, against the truth. */
import { compareDefects, type Result } from '@hotpix/result';
import { growthOf, type CameraHistory, type Site, type Transition } from '@hotpix/history';
import { MONTHS, type FleetCamera, type TrueDefect } from './camera.ts';
import { expectedScore, isThere, thresholdOf, type Scanned } from './scan.ts';

/** Counts over cameras, which add up. */
export type Tally = Record<keyof typeof NOTHING, number>;

export const NOTHING = {
  births: 0,
  birthsNew: 0,
  birthsRevealed: 0,
  told: 0,
  toldTrue: 0,
  toldOld: 0,
  toldLate: 0,
  toldChance: 0,
  healed: 0,
  healedTold: 0,
  healedUnseen: 0,
  gone: 0,
  goneTrue: 0,
  goneChance: 0,
  goneBlinking: 0,
  gonePresent: 0,
  doubled: 0,
  doubledTold: 0,
  worse: 0,
  worseTrue: 0,
  better: 0,
  brightScans: 0,
  brightSeen: 0,
  brightNotSeen: 0,
  brightHidden: 0,
  brightGone: 0,
  diffNew: 0,
  diffGone: 0,
  growthKnown: 0,
  growthTrue: 0,
  growthBirths: 0,
  growthExpected: 0,
};

export function answersOf(camera: FleetCamera, scans: readonly Scanned[], history: CameraHistory): Tally {
  const truth = new Map(camera.defects.map((defect) => [`${defect.x},${defect.y}`, defect]));
  const trueOf = ({ place }: Site): TrueDefect | undefined => truth.get(`${place.x},${place.y}`);
  const told = history.transitions.map((transition) => {
    const site = history.sites[transition.site];
    return { transition, site, defect: trueOf(site) };
  });
  return {
    ...NOTHING,
    ...births(camera, scans, history, trueOf),
    ...told.reduce((sums, one) => add(sums, judge(one)), { ...NOTHING_TOLD }),
    ...healings(history, trueOf),
    ...growing(history, trueOf),
    ...brightMonths(camera, history),
    ...diffs(scans.map(({ result }) => result)),
    ...growth(camera, scans, history),
  };
}

export function add<T extends Record<string, number>>(a: T, b: Partial<Record<keyof T, number>>): T {
  return Object.fromEntries(Object.entries(a).map(([name, count]) => [name, count + (b[name] ?? 0)])) as T;
}

type TrueOf = (site: Site) => TrueDefect | undefined;

/** Defects that came, and that some scan since would show by a standard deviation at least. */
function births(
  camera: FleetCamera,
  scans: readonly Scanned[],
  { sites, transitions }: CameraHistory,
  trueOf: TrueOf,
): Partial<Tally> {
  const threshold = thresholdOf(camera) + 1;
  const firstOf = new Map(
    transitions.filter(({ kind }) => kind === 'new' || kind === 'revealed').map((one) => [one.site, one.kind]),
  );
  const kindOf = new Map(sites.map((site) => [trueOf(site), firstOf.get(site.number)]));
  const visible = camera.defects.filter(
    (defect) =>
      defect.born > 0 &&
      scans.some(
        ({ photographs }, month) => isThere(defect, month) && expectedScore(defect, month, photographs) >= threshold,
      ),
  );
  const of = (kind: string): number => visible.filter((defect) => kindOf.get(defect) === kind).length;
  return { births: visible.length, birthsNew: of('new'), birthsRevealed: of('revealed') };
}

const NOTHING_TOLD = {
  told: 0,
  toldTrue: 0,
  toldOld: 0,
  toldLate: 0,
  toldChance: 0,
  gone: 0,
  goneTrue: 0,
  goneChance: 0,
  goneBlinking: 0,
  gonePresent: 0,
  worse: 0,
  worseTrue: 0,
  better: 0,
} satisfies Partial<Tally>;

interface Told {
  readonly transition: Transition;
  readonly site: Site;
  readonly defect: TrueDefect | undefined;
}

function judge({ transition: { kind, scan }, site, defect }: Told): Partial<Tally> {
  if (kind === 'better') return { better: 1 };
  if (kind === 'worse') return { worse: 1, worseTrue: defect?.doubled !== undefined && defect.doubled <= scan ? 1 : 0 };
  if (kind === 'gone') {
    const isGone = defect?.healed !== undefined && defect.healed <= scan;
    const why = !defect ? 'goneChance' : isGone ? 'goneTrue' : defect.on < 1 ? 'goneBlinking' : 'gonePresent';
    return { gone: 1, [why]: 1 };
  }
  if (kind !== 'new') return {};
  const { absent = -1, first } = site;
  const isTrue = defect && absent < defect.born && defect.born <= first;
  const why = !defect ? 'toldChance' : isTrue ? 'toldTrue' : defect.born < 0 ? 'toldOld' : 'toldLate';
  return { told: 1, [why]: 1 };
}

/** Known defects that healed. */
function healings({ scans, sites }: CameraHistory, trueOf: TrueOf): Partial<Tally> {
  const healed = sites.filter((site) => (trueOf(site)?.healed ?? Infinity) < MONTHS);
  const isTold = ({ state }: Site): boolean => state === 'gone';
  // Two scans that could show it are not there yet.
  const isUnseen = ({ state, missed, last }: Site): boolean =>
    state === 'present' && missed < 2 && last.scan < scans.length;
  return {
    healed: healed.length,
    healedTold: healed.filter(isTold).length,
    healedUnseen: healed.filter(isUnseen).length,
  };
}

/** Known ones that became twice as strong, and were seen before and after. */
function growing({ sites, transitions }: CameraHistory, trueOf: TrueOf): Partial<Tally> {
  const doubled = sites.filter((site) => {
    const { doubled: month = Infinity, on = 1 } = trueOf(site) ?? {};
    return on === 1 && site.first < month && month <= site.last.scan;
  });
  const worse = new Set(transitions.filter(({ kind }) => kind === 'worse').map(({ site }) => site));
  return { doubled: doubled.length, doubledTold: doubled.filter(({ number }) => worse.has(number)).length };
}

function brightMonths({ bright }: FleetCamera, { scans }: CameraHistory): Partial<Tally> {
  const counts = scans.filter((_, month) => bright.has(month)).map((scan) => scan.counts);
  const sum = (of: (count: (typeof counts)[number]) => number): number =>
    counts.reduce((total, one) => total + of(one), 0);
  return {
    brightScans: counts.length,
    brightSeen: sum(({ seen }) => seen),
    brightNotSeen: sum(({ notSeen }) => notSeen),
    brightHidden: sum(({ couldNotBeSeen }) => Object.values(couldNotBeSeen).reduce((all, one) => all + one, 0)),
    brightGone: sum(({ transitions }) => transitions.gone ?? 0),
  };
}

/** What comparing each Result with the one before says. */
function diffs(results: readonly Result[]): Partial<Tally> {
  const changes = results.slice(1).map((result, i) => compareDefects(results[i], result));
  const sum = (of: 'new' | 'gone'): number => changes.reduce((total, one) => total + one[of].length, 0);
  return { diffNew: sum('new'), diffGone: sum('gone') };
}

/** Whether the interval holds the rate at which defects come that the nights of this camera show more likely than not. */
function growth(camera: FleetCamera, scans: readonly Scanned[], history: CameraHistory): Partial<Tally> {
  const known = growthOf(history);
  if (!known) return {};
  const threshold = thresholdOf(camera);
  const nights = scans.filter((_, month) => !camera.bright.has(month));
  const steady = camera.defects.filter(({ on }) => on === 1);
  const shown = steady.map((defect) => {
    const scores = nights.map(({ photographs }) => expectedScore({ ...defect, doubled: Infinity }, 0, photographs));
    return scores.filter((score) => score >= threshold).length / nights.length;
  });
  const visible = shown.filter((share) => share > 0.5).length / steady.length;
  const rate = camera.birthsPerYear * visible;
  const isTrue = known.perYear.low <= rate && rate <= known.perYear.high;
  return { growthKnown: 1, growthTrue: isTrue ? 1 : 0, growthBirths: known.births, growthExpected: rate * known.years };
}
