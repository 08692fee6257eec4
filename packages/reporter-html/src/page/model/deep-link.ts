/** Addresses of single defects: `#d=x,y`. */
import { holds, type Position } from './place.ts';
import type { RankedDefect, Report } from './report.ts';

/** The fragment that leads to a defect. */
export function linkTo({ x, y }: Position): string {
  return `#d=${x},${y}`;
}

/** The position a fragment names; undefined where it names none. */
export function positionOf(fragment: string): Position | undefined {
  const match = /^#d=(\d{1,9}),(\d{1,9})$/.exec(fragment.replace(/%2c/i, ','));
  return match ? { x: Number(match[1]), y: Number(match[2]) } : undefined;
}

/** Selects a defect and puts its link into the address, without a step in the history for each. */
export function select(report: Report, defect: RankedDefect): void {
  history.replaceState(null, '', linkTo(defect));
  report.selected.set(defect);
}

/** The defect at a position, or else the line that goes through it. */
function defectAt({ defects }: Report, { x, y }: Position): RankedDefect | undefined {
  return (
    defects.find((defect) => defect.x === x && defect.y === y) ?? defects.find((defect) => holds(defect, { x, y }))
  );
}

/** Follows the address now and whenever it changes: selects what it names, or nothing where there is no such defect. */
export function followLinks(report: Report, onArrival: (defect: RankedDefect) => void): void {
  const follow = () => {
    const position = positionOf(location.hash);
    if (!position) return;
    const defect = defectAt(report, position);
    report.selected.set(defect);
    if (defect) onArrival(defect);
  };
  addEventListener('hashchange', follow);
  follow();
}
