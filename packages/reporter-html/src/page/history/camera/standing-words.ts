/** What a scan says of a defect, in words. */
import { HIDDEN_WORDS } from '@hotpix/history/pure';
import { standingOf, type Standing, type StorySite } from '../model/story.ts';
import type { Visit } from '../model/visit.ts';
import { CHANGES, dayOf } from '../model/words.ts';

/** `seen, new since 2024-04-15`. */
export function standingInWords(site: StorySite, { story, pair, changes }: Visit): string {
  const { scan, before } = pair.value;
  const standing = inWords(standingOf(site, scan));
  const change = changes.value.find((one) => one.site === site);
  if (!change || before === undefined || change.kind === 'gone') return standing;
  return `${standing}, ${CHANGES[change.kind].name.toLowerCase()} since ${dayOf(story.scans.time[before])}`;
}

export function inWords(standing: Standing): string {
  if (standing === 'absent') return 'not there yet';
  if (standing === 'gone') return 'gone';
  if (standing.what === 'seen') return 'seen';
  return standing.what === 'notSeen' ? 'not seen' : `could not be seen: ${HIDDEN_WORDS[standing.by]}`;
}
