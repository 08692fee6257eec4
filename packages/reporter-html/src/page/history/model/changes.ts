/** What differs between two scans of a camera. */
import type { TransitionKind } from '@hotpix/history/pure';
import { isPresent, type Story, type StorySite } from './story.ts';

export interface SiteChange {
  readonly site: StorySite;
  readonly kind: TransitionKind;
  /** In DN, of worse and better. */
  readonly before?: number;
  /** In DN, as it was last seen. */
  readonly amplitude: number;
}

/** In the order in which they are told. */
export const CHANGE_ORDER = ['new', 'back', 'worse', 'better', 'gone', 'revealed'] as const satisfies TransitionKind[];

/** From one scan to a later one; what came and went between them is in neither. */
export function changesBetween({ sites }: Pick<Story, 'sites'>, from: number, to: number): SiteChange[] {
  const changes = sites.flatMap((site) => changeOf(site, from, to) ?? []);
  const rank = ({ kind }: SiteChange): number => CHANGE_ORDER.indexOf(kind);
  const size = ({ amplitude, before = 0 }: SiteChange): number => Math.abs(amplitude - before);
  return changes.sort((a, b) => rank(a) - rank(b) || size(b) - size(a));
}

function changeOf(site: StorySite, from: number, to: number): SiteChange | undefined {
  const between = site.events.filter(({ scan }) => scan > from && scan <= to);
  const last = between.at(-1);
  if (!last) return undefined;
  const [was, is] = [isPresent(site, from), isPresent(site, to)];
  const { amplitude } = last;
  if (!was && !is) return undefined;
  if (!is) return { site, kind: 'gone', amplitude };
  if (!was) return { site, kind: site.first > from ? between[0].kind : 'back', amplitude };
  const before = between.find((event) => event.before !== undefined)?.before;
  // It went, and came back, as it was.
  if (before === undefined) return undefined;
  return { site, kind: Math.abs(amplitude) > Math.abs(before) ? 'worse' : 'better', before, amplitude };
}

/** How many of each kind. */
export function countChanges(changes: readonly SiteChange[]): Partial<Record<TransitionKind, number>> {
  const counts: Partial<Record<TransitionKind, number>> = {};
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
