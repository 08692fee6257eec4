/** Which of the changes of a camera people have accepted. */
import { asDefect, type CameraHistory } from '@hotpix/history/pure';
import { compareDefects, defectOf, matchDefects, type CameraDecisions, type Defect } from '@hotpix/result';

/** How many changes of a kind are accepted alike. */
export interface AcceptedChanges {
  readonly kind: 'new' | 'back' | 'worse';
  readonly count: number;
  /** The last day on which they are; absent where they always are. */
  readonly until?: string;
}

/**
 * One that grew since it was accepted is not accepted to be worse.
 * @param from changes since that time, ISO 8601 without a zone
 */
export function acceptedChanges(
  history: CameraHistory,
  from: string,
  decisions: Pick<CameraDecisions, 'accepted'>,
): AcceptedChanges[] {
  const { transitions, scans } = history;
  const [known, ungrown] = [new Map<number, string>(), new Map<number, string>()];
  for (const { sites, until = ALWAYS } of decisions.accepted) {
    const decided = decidedOn(history, sites.map(defectOf));
    for (const site of decided.all) keepLatest(known, site, until);
    for (const site of decided.ungrown) keepLatest(ungrown, site, until);
  }
  const counts = new Map<string, AcceptedChanges>();
  for (const { kind, site, scan } of transitions) {
    if (scans[scan].time < from || (kind !== 'new' && kind !== 'back' && kind !== 'worse')) continue;
    const until = (kind === 'worse' ? ungrown : known).get(site);
    if (until === undefined) continue;
    const count = (counts.get(`${kind} ${until}`)?.count ?? 0) + 1;
    counts.set(`${kind} ${until}`, { kind, count, ...(until !== ALWAYS && { until }) });
  }
  return [...counts.values()];
}

/** Sorts behind every day. */
const ALWAYS = '~';

function keepLatest(days: Map<number, string>, site: number, until: string): void {
  if (until > (days.get(site) ?? '')) days.set(site, until);
}

/** Numbers of the sites that a decision is on, and of those that are no stronger than it has them. */
function decidedOn({ sites, frame }: CameraHistory, decided: readonly Defect[]): Record<'all' | 'ungrown', number[]> {
  const numbers = new Map(sites.map((site) => [asDefect(site), site.number]));
  const now = { defects: [...numbers.keys()], frame };
  const grown = new Set(compareDefects({ defects: decided }, now).worse.map(({ after }) => after));
  const on = matchDefects({ defects: decided }, now).stayed.map(({ after }) => after);
  const numbersOf = (defects: readonly Defect[]): number[] => defects.flatMap((defect) => numbers.get(defect) ?? []);
  return { all: numbersOf(on), ungrown: numbersOf(on.filter((defect) => !grown.has(defect))) };
}
