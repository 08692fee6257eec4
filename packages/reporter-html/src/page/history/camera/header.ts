/** What the last scan of a camera says, and what it rests on. */
import type { Growth, Hidden } from '@hotpix/history/pure';
import { nameWithSerial, plural } from '@hotpix/result';
import { element, svg, type Child } from '../../dom/element.ts';
import { facts } from '../../dom/section.ts';
import { size, whole } from '../../model/format.ts';
import { SIGNS } from '../../verdict/hero.ts';
import type { ListedCamera } from '../../../history/packed.ts';
import { isPresent, standingOf, type Story } from '../model/story.ts';
import { dayOf, estimateInWords, hiddenInWords, verdictOf } from '../model/words.ts';
import { references } from '../references.ts';

/** @param listed as the list has it */
export function header(story: Story, listed: ListedCamera, since: string | undefined): HTMLElement {
  const { count, growth } = story;
  const { tone, headline, doubt } = verdictOf({ ...listed, scans: count });
  const path = svg('path', { d: SIGNS[tone] });
  const lead = [rest(story, since), doubt, hidden(story)].filter(Boolean).join(' ');
  return element(
    'header',
    { class: `hero tone-${tone}` },
    svg('svg', { class: 'sign', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, path),
    element(
      'div',
      {},
      element('p', { class: 'camera-name' }, nameWithSerial(story.camera) || 'Unnamed camera'),
      element('h1', {}, headline),
      element('p', { class: 'lead' }, lead),
    ),
    facts([
      ['Defects', twoLines(whole(listed.present[count - 1]), 'There after the last scan')],
      ['Sensor', twoLines(`${size(story.frame.width, story.frame.height)} pixels`, sort(story))],
      ...growthFacts(growth),
      ['In the history', element('code', { class: 'key' }, story.key)],
    ]),
    growth ? references(growth.chapman) : undefined,
  );
}

/** Of how many scans it is said, and since when. */
function rest({ scans: { time }, count }: Story, since: string | undefined): string {
  const [first, last] = [dayOf(time[0]), dayOf(time[count - 1])];
  const days = count === 1 ? `on ${first}` : `from ${first} to ${last}`;
  if (since !== undefined) return `Since ${dayOf(since)}, by ${plural(count, 'scan')} ${days}.`;
  return count === 1 ? `Scanned ${days}.` : `By the last of ${plural(count, 'scan')}, ${days}.`;
}

function growthFacts(growth: Growth | undefined): [string, Child][] {
  if (!growth) return [['New defects per year', 'Not known before two scans of different times']];
  const { perYear, perMegapixel, perSquareMillimetre, births, from, to } = growth;
  const counted = `${plural(births, 'new defect')}, ${dayOf(from)} to ${dayOf(to)}`;
  const area = perSquareMillimetre ? `Per mm²: ${estimateInWords(perSquareMillimetre)}` : 'Each with its 95 % interval';
  return [
    ['New defects per year', twoLines(estimateInWords(perYear), counted)],
    ['Per year and megapixel', twoLines(estimateInWords(perMegapixel), area)],
  ];
}

function sort({ frame }: Story): string {
  const colours = frame.mosaic ? 'Raw' : frame.channels === 3 ? 'RGB' : 'Monochrome';
  return `${colours}, ${plural(frame.bits, 'bit')}, ${frame.lossy ? 'lossy' : 'lossless'}`;
}

function twoLines(first: string, second: Child): HTMLElement {
  return element('span', { class: 'two-lines' }, element('b', {}, first), element('small', {}, second));
}

/** Known defects that the last scan could not show. */
function hidden({ sites, count }: Story): string {
  const rules = new Map<Hidden, number>();
  for (const site of sites) {
    if (!isPresent(site, count - 1)) continue;
    const standing = standingOf(site, count - 1);
    if (typeof standing !== 'string' && standing.what === 'couldNotBeSeen')
      rules.set(standing.by, (rules.get(standing.by) ?? 0) + 1);
  }
  const all = [...rules.values()].reduce((sum, n) => sum + n, 0);
  return all === 0 ? '' : `${plural(all, 'known defect')} could not be seen: ${hiddenInWords(rules)}.`;
}
