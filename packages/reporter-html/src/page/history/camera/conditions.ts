/** How the photographs of a scan were taken, in words, and what the scan saw. */
import { photographOf, sentenceCase } from '@hotpix/result';
import type { Range } from '../../../history/packed.ts';
import { exposureTime, whole, decimal } from '../../model/format.ts';
import { isPresent, standingOf, type Story } from '../model/story.ts';

const MODES = { scene: 'ordinary', dark: `${photographOf('dark')}s`, flat: `${photographOf('flat')}s` } as const;

export const isoOf = ({ scans }: Story, scan: number): string => span(scans.iso[scan], whole);
export const exposureOf = ({ scans }: Story, scan: number): string => span(scans.exposure[scan], exposureTime);
export const temperatureOf = ({ scans }: Story, scan: number): string =>
  span(scans.temperature[scan], (degrees) => `${decimal(degrees, 0)} °C`);
export const modeOf = ({ scans }: Story, scan: number): string => MODES[scans.mode[scan]];

function span(range: Range, words: (value: number) => string): string {
  if (!range) return '–';
  const [least, most] = range.map(words);
  return least === most ? least : `${least} to ${most}`;
}

/** Rows of a table with a column per scan. */
export function conditionRows(story: Story, scans: readonly number[]): [head: string, cells: string[]][] {
  const of = (words: (story: Story, scan: number) => string): string[] => scans.map((scan) => words(story, scan));
  return [
    ['Photographs', scans.map((scan) => `${whole(story.scans.photographs[scan])}, ${modeOf(story, scan)}`)],
    ['Exposure', of(exposureOf)],
    ['ISO', of(isoOf)],
    ['Temperature', of(temperatureOf)],
  ].map(([head, cells]) => [sentenceCase(head as string), cells as string[]]);
}

export interface SeenCounts {
  readonly present: number;
  readonly seen: number;
  readonly hidden: number;
  readonly missed: number;
}

/** What a scan says of the defects that are there. */
export function seenAt({ sites }: Pick<Story, 'sites'>, scan: number): SeenCounts {
  const counts = { present: 0, seen: 0, hidden: 0, missed: 0 };
  for (const site of sites) {
    if (!isPresent(site, scan)) continue;
    counts.present++;
    const standing = standingOf(site, scan);
    if (typeof standing === 'string') continue;
    if (standing.what === 'seen') counts.seen++;
    else if (standing.what === 'notSeen') counts.missed++;
    else counts.hidden++;
  }
  return counts;
}
