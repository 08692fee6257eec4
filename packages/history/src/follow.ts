/** What a further scan says of each defect of its camera: the one step that every history is made of. */
import type { Defect } from '@hotpix/result';
import { matchSites } from './match-sites.ts';
import { letterOf } from './observations.ts';
import type { CameraHistory, Observation, Scan, ScanCounts, ScanRecord, Sighting, Site, Transition } from './model.ts';
import { countsOf } from './scan-counts.ts';
import { changeOf, commonGain, comparable, type Change } from './strength.ts';
import { warmingByTemperature, type Warmth } from './dark-current.ts';
import { chanceOfMissing, hiddenBy, type Seen } from './visibility.ts';

/**
 * So many scans, one after the other, that could have shown a defect and did not: then it is gone. One that blinks may be off for the whole
 * of a scan.
 */
const GONE_AFTER = { steady: 2, blinking: 4 } as const;

/** The history of a camera of which nothing is known yet. */
export function emptyHistory({ camera, frame }: Pick<ScanRecord, 'camera' | 'frame'>): CameraHistory {
  return { camera, frame, scans: [], sites: [], transitions: [] };
}

/** All of a camera from its scans, in any order; of equal Results one counts. */
export function historyOf(records: readonly ScanRecord[]): CameraHistory | undefined {
  const [first, ...others] = inOrder(records);
  return first && [first, ...others].reduce(follow, emptyHistory(first));
}

/** In the order of time, each Result once: as it is dated first. */
export function inOrder<T extends Pick<ScanRecord, 'id' | 'time'>>(records: readonly T[]): T[] {
  const sorted = [...records].sort((a, b) => compare(a.time, b.time) || compare(a.id, b.id));
  const known = new Set<string>();
  return sorted.filter(({ id }) => !known.has(id) && known.add(id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The history with one scan more, which must not be older than those that it has. */
export function follow(history: CameraHistory, record: ScanRecord): CameraHistory {
  return record.isJudged ? withVerdict(history, record) : withoutVerdict(history, record);
}

function withoutVerdict(history: CameraHistory, record: ScanRecord): CameraHistory {
  const latest: Observation = { what: 'couldNotBeSeen', by: 'noVerdict' };
  const sites = history.sites.map((site) => observed({ ...site, latest }));
  const present = sites.filter(({ state }) => state === 'present').length;
  const counts = {
    ...{ present, seen: 0, notSeen: 0, couldNotBeSeen: { noVerdict: present }, transitions: {}, kinds: {}, reach: 0 },
  };
  return { ...history, scans: [...history.scans, scanOf(record, counts)], sites };
}

function withVerdict({ scans, sites, transitions, ...camera }: CameraHistory, record: ScanRecord): CameraHistory {
  const scan = scans.length;
  const { seen, appeared } = matchSites(sites, record);
  const pairs = sites.flatMap((site) => {
    const defect = seen.get(site.number);
    return defect ? [[site, defect] as const] : [];
  });
  const compared = comparable(pairs, record.conditions, scans);
  const gain = gainOf(record, commonGain(compared, scans), scans);
  const now: Warmth = { conditions: record.conditions, ...(gain !== undefined && { gain }) };
  const changes = new Map(compared.map((one) => [one.site.number, changeOf(one, now, scans)]));
  const steps = [
    ...sites.map((site) =>
      seen.has(site.number)
        ? sighted(site, seen.get(site.number), scan, changes.get(site.number))
        : missed(site, now, scans),
    ),
    ...appeared.map((defect, i) => born(defect, sites.length + i, now, scans)),
  ];
  const happened = steps.flatMap((step) => step.transitions);
  const after = steps.map(({ site }) => observed(site));
  const counts = countsOf(sites, after, happened, record);
  return {
    ...camera,
    scans: [...scans, scanOf(record, counts, gain)],
    sites: after,
    transitions: [...transitions, ...happened],
  };
}

/** The first scan with a verdict is what the others are measured by; where few hot pixels tell, temperatures may. */
function gainOf(now: ScanRecord, common: number | undefined, scans: readonly Scan[]): number | undefined {
  const first = scans.find(({ isJudged }) => isJudged);
  return first ? (common ?? warmingByTemperature(first, now)) : 1;
}

/** The site with what the scan says of it at the end of what all said. */
function observed(site: Site): Site {
  return { ...site, observed: site.observed + letterOf(site.latest) };
}

/** When it began, where its photographs were asked for that. */
function onsetOf({ course }: Defect): Pick<Site, 'onset'> {
  return course?.state === 'appeared' && course.change ? { onset: course.change } : {};
}

interface Step {
  readonly site: Site;
  readonly transitions: readonly Transition[];
}

/** @param defect what it is now; none where it lies on a line, or only pixels of a line are left */
function sighted(site: Site, defect: Defect | undefined, scan: number, found: Change | undefined): Step {
  const last = defect ? sightingOf(defect, scan) : site.last;
  const transition = { site: site.number, scan, amplitude: last.amplitude };
  const isBack = site.state === 'gone';
  const change = isBack ? undefined : found;
  const place = defect && Math.abs(defect.score) > site.place.score ? placeOf(defect) : site.place;
  // Where nothing could be compared so far, as with a blinking one that became hot, this is what comes to be compared with.
  const isReference = change !== undefined || isBack || (defect !== undefined && site.reference.kind !== defect.kind);
  return {
    site: {
      ...site,
      place,
      last,
      state: 'present',
      missed: 0,
      seen: site.seen + 1,
      latest: { what: 'seen' },
      reference: isReference ? referenceOf(last) : site.reference,
      ...(defect && onsetOf(defect)),
    },
    transitions: [
      ...(isBack ? [{ ...transition, kind: 'back' } as const] : []),
      ...(change ? [{ ...transition, ...change }] : []),
    ],
  };
}

function missed(site: Site, now: Warmth, scans: readonly Scan[]): Step {
  const { number, place, last, state, seen } = site;
  const by = hiddenBy({ place, sighting: last, then: scans[last.scan] }, now);
  if (by !== undefined) return { site: { ...site, latest: { what: 'couldNotBeSeen', by } }, transitions: [] };
  const times = site.missed + 1;
  const isGone = state === 'present' && times >= GONE_AFTER[last.kind === 'blinking' ? 'blinking' : 'steady'];
  const gone = { kind: 'gone', site: number, scan: scans.length, amplitude: last.amplitude, seen } as const;
  return {
    site: { ...site, missed: times, latest: { what: 'notSeen' }, ...(isGone && { state: 'gone' }) },
    transitions: isGone ? [gone] : [],
  };
}

function born(defect: Defect, number: number, now: Warmth, scans: readonly Scan[]): Step {
  const scan = scans.length;
  const [last, place] = [sightingOf(defect, scan), placeOf(defect)];
  const absent = lastWithout({ place, sighting: last, then: now }, scans);
  return {
    site: {
      ...{ number, place, state: 'present', first: scan, last, reference: referenceOf(last) },
      ...(absent !== undefined && { absent }),
      ...{ missed: 0, seen: 1, latest: { what: 'seen' }, observed: '' },
      ...onsetOf(defect),
    },
    transitions: [{ kind: absent === undefined ? 'revealed' : 'new', site: number, scan, amplitude: defect.amplitude }],
  };
}

/** So small a chance that all scans from one on missed a defect which was there says that it was not, at that one. */
const UNLIKELY = 0.01;

/** The last scan at which a defect was not there yet; undefined where nobody can say that of any. */
function lastWithout(seen: Seen, scans: readonly Scan[]): number | undefined {
  let missing = 1;
  for (let scan = scans.length - 1; scan >= 0; scan--) {
    if (scans[scan].isJudged) missing *= chanceOfMissing(seen, scans[scan]);
    if (missing < UNLIKELY) return scan;
  }
  return undefined;
}

function sightingOf(defect: Defect, scan: number): Sighting {
  const { kind, amplitude, rate, frames, score, confidence, fit, level, response } = defect;
  return {
    ...{ scan, kind, amplitude, rate, frames, score, confidence },
    ...(fit && { fit }),
    ...(level !== undefined && { level }),
    ...(response !== undefined && { response }),
  };
}

function placeOf({ x, y, extent, colour, colourConfidence, score }: Defect): Site['place'] {
  return {
    ...{ x, y, extent, score: Math.abs(score) },
    ...(colour !== undefined && { colour }),
    ...(colourConfidence !== undefined && { colourConfidence }),
  };
}

function referenceOf({ kind, amplitude, score, fit, scan }: Sighting): Site['reference'] {
  return { kind, amplitude, score, scan, ...(fit && { fit }) };
}

function scanOf(record: ScanRecord, counts: ScanCounts, gain?: number): Scan {
  const { id, time, from, isJudged, conditions } = record;
  return {
    id,
    time,
    ...(from !== undefined && { from }),
    isJudged,
    conditions,
    counts,
    ...(gain !== undefined && { gain }),
  };
}
