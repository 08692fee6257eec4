/** What an address asks for that a camera does not have, in words. */
import type { Route } from './route.ts';
import type { Story, StorySite } from './story.ts';

/** What the page shows of it. */
export interface Followed {
  readonly scans: Story['scans'];
  readonly scan: number;
  readonly isChosen: boolean;
  readonly selected: StorySite | undefined;
}

export function missingIn(
  { scan, since, defect, nowhere = defect && `${defect.x},${defect.y}` }: Route,
  { scans, scan: shown, isChosen, selected }: Followed,
): string {
  const isScan = scan === undefined || scans.id[shown] === scan;
  const parts = [
    isScan ? '' : `Expected a scan of this camera in the address, got '${scan}'. The last one is shown.`,
    since === undefined || isChosen
      ? ''
      : `Expected an earlier scan to compare with in the address, got '${since}'. The scan before is taken.`,
    nowhere === undefined || selected
      ? ''
      : `Expected the place of a known defect in the address, got '${nowhere}'. None is selected.`,
  ];
  return parts.filter(Boolean).join(' ');
}
