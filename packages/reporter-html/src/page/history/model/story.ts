/** A camera of the page, as its parts ask for it. */
import { observationOf, type Observation, type TransitionKind } from '@hotpix/history/pure';
import { DEFECT_KINDS, type Course, type DefectKind } from '@hotpix/result';
import { TRANSITIONS, type PackedCamera, type PackedDecision, type PackedSites } from '../../../history/packed.ts';
import type { Placed } from '../../model/place.ts';

interface SiteEvent {
  readonly kind: TransitionKind;
  readonly scan: number;
  /** In DN; of worse and better with that before. */
  readonly amplitude: number;
  readonly before?: number;
}

/** A defect through time. */
export interface StorySite extends Placed {
  readonly number: number;
  /** What it was called, from which scan on; absent where every sighting says what the last one says. */
  readonly kinds?: readonly (readonly [scan: number, kind: DefectKind])[];
  readonly colour?: string;
  /** Scans, from 0. */
  readonly first: number;
  readonly absent?: number;
  /** In DN, as the first scan that saw it has it, and the last. */
  readonly then: number;
  readonly now: number;
  readonly onset?: NonNullable<Course['change']>;
  /** In the order of scans. */
  readonly events: readonly SiteEvent[];
  /** A letter per scan from the first sighting on. */
  readonly observed: string;
  /** By scan: 1 where it is there, whether the scan could see it or not. */
  readonly presence: Uint8Array;
  readonly decisions: readonly PackedDecision[];
}

export interface Story extends Pick<PackedCamera, 'key' | 'camera' | 'frame' | 'growth' | 'scans' | 'decisions'> {
  readonly sites: readonly StorySite[];
  /** Of all scans. */
  readonly count: number;
}

/** Where a defect stands at a scan: not there yet, not there any more, or there, with what the scan says of it. */
export type Standing = 'absent' | 'gone' | Observation;

export function createStory({ sites, happened, decisions, ...camera }: PackedCamera): Story {
  const events = sites.x.map((): SiteEvent[] => []);
  const before = new Map(happened.before);
  happened.site.forEach((site, i) => {
    const was = before.get(i);
    const kind = TRANSITIONS[happened.kind[i]];
    const amplitude = happened.amplitude[i];
    events[site].push({ kind, scan: happened.scan[i], amplitude, ...(was !== undefined && { before: was }) });
  });
  const count = camera.scans.id.length;
  return { ...camera, decisions, sites: sitesOf(sites, events, decisions, count), count };
}

function sitesOf(
  columns: PackedSites,
  events: readonly (readonly SiteEvent[])[],
  decisions: readonly PackedDecision[],
  count: number,
): StorySite[] {
  const [absent, onset] = [new Map(columns.absent), new Map(columns.onset)];
  const extents = new Map(columns.extent.map(([site, x, y, width, height]) => [site, { x, y, width, height }]));
  const kinds = new Map<number, [scan: number, kind: DefectKind][]>();
  for (const [site, scan, kind] of columns.kinds) {
    kinds.set(site, [...(kinds.get(site) ?? []), [scan, DEFECT_KINDS[kind]]]);
  }
  const decided = new Map<number, PackedDecision[]>();
  for (const decision of decisions) {
    for (const { site } of decision.places) {
      if (site !== undefined) decided.set(site, [...(decided.get(site) ?? []), decision]);
    }
  }
  return columns.x.map((x, number): StorySite => {
    const y = columns.y[number];
    const change = onset.get(number);
    const last = absent.get(number);
    const called = kinds.get(number);
    const colour = columns.colours.at(columns.colour[number]);
    return {
      ...{ number, x, y, kind: DEFECT_KINDS[columns.kind[number]] as DefectKind },
      extent: extents.get(number) ?? { x, y, width: 1, height: 1 },
      ...(columns.colour[number] >= 0 && colour !== undefined && { colour }),
      ...{ first: columns.first[number], then: columns.then[number], now: columns.now[number] },
      ...(last !== undefined && { absent: last }),
      ...(change && { onset: change }),
      ...(called && { kinds: called }),
      ...{ events: events[number], observed: unrolled(columns.observed[number]), decisions: decided.get(number) ?? [] },
      presence: presenceOf(columns.first[number], events[number], count),
    };
  });
}

/** `s4es` as `sssses`. */
function unrolled(runs: string): string {
  return runs.replace(/([a-z])(\d+)/g, (_, letter: string, length: string) => letter.repeat(Number(length)));
}

function presenceOf(first: number, events: readonly SiteEvent[], count: number): Uint8Array {
  const presence = new Uint8Array(count).fill(1, first);
  for (const { kind, scan } of events) {
    if (kind === 'gone') presence.fill(0, scan);
    else if (kind === 'back') presence.fill(1, scan);
  }
  return presence;
}

/** Whether it is there at a scan, whether that could see it or not. */
export const isPresent = ({ presence }: StorySite, scan: number): boolean => presence[scan] === 1;

/** What it was called at a scan, by the last sighting until then. */
export const kindAt = ({ kind, kinds }: StorySite, scan: number): DefectKind =>
  kinds?.findLast(([from]) => from <= scan)?.[1] ?? kind;

/** As its scan had it, to be drawn. */
export function asOf(site: StorySite, scan: number): StorySite {
  return site.kinds ? { ...site, kind: kindAt(site, scan) } : site;
}

export function standingOf(site: StorySite, scan: number): Standing {
  if (scan < site.first) return 'absent';
  if (!isPresent(site, scan)) return 'gone';
  return observationOf(site.observed[scan - site.first]) ?? { what: 'notSeen' };
}
