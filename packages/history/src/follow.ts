/** What a further scan says of each defect of its camera: the one step that every history is made of. */
import { matchSites } from './match-sites.ts';
import { letterOf } from './observations.ts';
import type { CameraHistory, Observation, Scan, ScanCounts, ScanRecord, Site } from './model.ts';
import { countsOf } from './scan-counts.ts';
import { born, missed, sighted } from './site-steps.ts';
import { changeOf, commonGain, comparable, tellsGain } from './strength.ts';
import { hasTemperature, warmingByTemperature, type Warmth } from './dark-current.ts';

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
        ? sighted(site, seen.get(site.number), { now, scans, change: changes.get(site.number) })
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

/** The site with what the scan says of it at the end of what all said. */
function observed(site: Site): Site {
  return { ...site, observed: site.observed + letterOf(site.latest) };
}

/** The first scan that tells is what the others are measured by; where few hot pixels tell, temperatures may. */
function gainOf(now: ScanRecord, common: number | undefined, scans: readonly Scan[]): number | undefined {
  const first = scans.find(({ gain }) => gain !== undefined);
  if (first) return common ?? warmingByTemperature(first, now);
  return hasTemperature(now) || tellsGain(now) ? 1 : undefined;
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
