/** Which defects of a scan are known, and which known ones it did not see. */
import { isLine, lengthOf, matchDefects, type Defect } from '@hotpix/result';
import type { ScanRecord, Site } from './model.ts';

export interface SiteMatch {
  /** The sites that the scan saw, by number, each with its defect; none for a pixel that lies on a line now, and for a line of which pixels are left. */
  readonly seen: ReadonlyMap<number, Defect | undefined>;
  /** Defects that are no known site, in the order of the Result. */
  readonly appeared: readonly Defect[];
}

/** How sure two colours have to be to tell two sites of a lossy picture apart. */
const CERTAIN = 0.95;

/** By place, within the tolerance of `matchDefects`, and by colour where that is certain. */
export function matchSites(
  sites: readonly Site[],
  { defects, frame }: Pick<ScanRecord, 'defects' | 'frame'>,
): SiteMatch {
  const known = sites.map(asDefect);
  const numbers = new Map(known.map((defect, i) => [defect, sites[i].number]));
  const { appeared, gone, stayed } = matchDefects({ defects: known }, { defects, frame });
  const seen = new Map<number, Defect | undefined>();
  const isGone = new Set(gone);
  for (const defect of known) if (!isGone.has(defect)) seen.set(numbers.get(defect) as number, undefined);
  const others = new Set(appeared);
  for (const { before, after } of stayed) {
    const number = numbers.get(before) as number;
    if (isOtherColour(before, after)) {
      seen.delete(number);
      others.add(after);
    } else seen.set(number, better(before, seen.get(number), after));
  }
  return { seen, appeared: defects.filter((defect) => others.has(defect)) };
}

/** As its latest sighting has it, at the place where it is best known. */
export function asDefect({ place, last: { scan: _, ...sighting } }: Site): Defect {
  const { score: __, ...where } = place;
  return { ...sighting, ...where };
}

function isOtherColour(a: Defect, b: Defect): boolean {
  const isCertain = [a, b].every(({ colourConfidence = 0 }) => colourConfidence >= CERTAIN);
  return isCertain && a.colour !== b.colour;
}

/** A line that noise broke is known by its longest piece; its pixels alone do not say what it is. */
function better(before: Defect, known: Defect | undefined, after: Defect): Defect | undefined {
  if (isLine(before) && !isLine(after)) return known;
  return known && lengthOf(known) >= lengthOf(after) ? known : after;
}
