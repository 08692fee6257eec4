/** Found against true defects, by kind. */
import type { Result } from '@hotpix/core';
import { sitesOf, type Truth } from '@hotpix/simulator';

interface Site {
  readonly x: number;
  readonly y: number;
  readonly kind: string;
}

/** Defects weaker than this part of the noise of one frame are listed apart: few of them can be found. */
const FAINT = 1;

export function comparisonTable(truth: Truth, result: Result): string {
  const sites = trueSites(truth, result);
  const tolerance = result.frame?.lossy ? 1 : 0;
  const isAt = (site: Site, { x, y }: { x: number; y: number }): boolean => Math.max(Math.abs(site.x - x), Math.abs(site.y - y)) <= tolerance;
  const kinds = [...new Set(sites.map(({ kind }) => kind))].sort();
  const rows = kinds.map((kind) => {
    const all = sites.filter((site) => site.kind === kind);
    const found = all.filter((site) => result.defects.some((defect) => isAt(site, defect)));
    return [kind, String(all.length), String(found.length), percent(found.length / all.length)];
  });
  const near = tolerance + 2;
  const isExplained = ({ x, y }: Result['defects'][number]): boolean =>
    sites.some((site) => Math.max(Math.abs(site.x - x), Math.abs(site.y - y)) <= (result.frame?.lossy ? near : 0));
  const wrong = result.defects.filter((defect) => !isExplained(defect)).length;
  const lines = [['kind', 'true', 'found', 'recall'], ...rows].map((cells) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(18) : cell.padStart(7))).join(''),
  );
  return [...lines, `${wrong} of the ${result.defects.length} found are not there.`].join('\n');
}

/** Every defective pixel in the coordinates of the Result: a JPEG shows the active area alone. */
function trueSites({ defects, active }: Truth, { frame }: Result): Site[] {
  const [left, top] = frame?.mosaic ? [0, 0] : [active.x, active.y];
  return defects.flatMap((defect) => {
    const kind = defect.contrast < FAINT ? `${defect.kind} (faint)` : defect.kind;
    return sitesOf(defect).map(({ x, y }) => ({ x: x - left, y: y - top, kind }));
  });
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
