/** Back undoes what the reader did: every deliberate act is an entry of the history, and its address opens the page as it was then. */
import { fragmentOf, viewOf, type View } from './address.ts';
import { holds } from './place.ts';
import type { RankedDefect } from './ranked-defect.ts';
import { firstOf, type Report } from './report.ts';

/** Marks the entries that this page has made, or arrived at before. */
const KNOWN = 'hotpix';

/** @param isContinued for one more key of a held key or a typed word: it stays in the entry that the first one made */
export interface Act {
  readonly isContinued?: boolean;
}

/** Changes what is selected, filtered or sorted, and keeps it in the address. */
export function act(report: Report, change: () => void, { isContinued = false }: Act = {}): void {
  change();
  const fragment = fragmentOf(report);
  if (fragment === location.hash) return;
  try {
    if (isContinued) history.replaceState(KNOWN, '', fragment);
    else history.pushState(KNOWN, '', fragment);
  } catch {
    // Some browsers refuse entries that come too fast; what was asked for is done all the same.
  }
}

/** Selects a defect, or none. */
export function select(report: Report, defect: RankedDefect | undefined, how?: Act): void {
  act(report, () => report.selected.set(defect), how);
}

/** The next defect of the table, or the one before; undefined where it lists none. */
export function step(report: Report, by: 1 | -1, how?: Act): RankedDefect | undefined {
  const { listed, selected } = report;
  const here = selected.value ? listed.value.indexOf(selected.value) : -1;
  const next = listed.value.at(Math.max(0, Math.min(listed.value.length - 1, here + by)));
  if (next) select(report, next, how);
  return next;
}

/**
 * Follows the address now and whenever the reader goes back, forward, or elsewhere.
 * @param onArrival when an address that this page did not make leads to a defect
 */
export function followHistory(report: Report, onArrival: () => void): void {
  const follow = () => {
    const view = viewOf(location.hash);
    if (!view) return;
    report.filter.set(view.filter);
    report.order.set(view.order);
    report.selected.set(selectedBy(view, report));
    if (history.state === KNOWN) return;
    history.replaceState(KNOWN, '');
    if (view.selected && report.selected.value) onArrival();
  };
  addEventListener('popstate', follow);
  follow();
}

/** The defect at the position, or else the line that goes through it. */
function selectedBy({ selected: at }: View, report: Report): RankedDefect | undefined {
  const { defects } = report;
  if (at === undefined) return firstOf(report);
  if (at === 'none') return undefined;
  return defects.find(({ x, y }) => x === at.x && y === at.y) ?? defects.find((defect) => holds(defect, at));
}
