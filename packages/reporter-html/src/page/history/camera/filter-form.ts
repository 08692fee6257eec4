/** Which defects the table has. */
import type { DefectKind } from '@hotpix/result';
import { element } from '../../dom/element.ts';
import { glyph } from '../../dom/glyph.ts';
import { whole } from '../../model/format.ts';
import { KIND_ORDER, KINDS } from '../../model/kinds.ts';
import { hasExpired, today } from '../model/expiry.ts';
import { isPresent, type Story, type StorySite } from '../model/story.ts';

export type SiteFilter = (site: StorySite) => boolean;

const GROUPS: Readonly<Record<string, readonly [label: string, passes: (site: StorySite, story: Story) => boolean]>> = {
  all: ['All', () => true],
  there: ['There now', (site, { count }) => isPresent(site, count - 1)],
  gone: ['Gone', (site, { count }) => !isPresent(site, count - 1)],
  new: ['New since the first scan', ({ absent }) => absent !== undefined],
  worse: ['Worse', ({ events }) => events.some(({ kind }) => kind === 'worse')],
  better: ['Better', ({ events }) => events.some(({ kind }) => kind === 'better')],
  accepted: ['Accepted', ({ decisions }) => decisions.some((one) => !hasExpired(one, today()))],
};

/** @param apply called now and at every change */
export function filterForm(story: Story, apply: (passes: SiteFilter) => void): HTMLElement {
  const counts = new Map<DefectKind, number>();
  for (const { kind } of story.sites) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const boxes = KIND_ORDER.filter((kind) => counts.has(kind)).map((kind) => ({
    kind,
    box: element('input', { type: 'checkbox', checked: true }),
  }));
  const groups = Object.entries(GROUPS).filter(([value]) => value !== 'accepted' || story.decisions.length > 0);
  const options = groups.map(([value, [label, passes]]) => {
    const count = story.sites.filter((site) => passes(site, story)).length;
    return element('option', { value }, `${label} (${whole(count)})`);
  });
  const group = element('select', {}, ...options);
  const read = (): void => {
    const kinds = new Set(boxes.filter(({ box }) => box.checked).map(({ kind }) => kind));
    const [, passes] = GROUPS[group.value] ?? GROUPS.all;
    apply((site) => kinds.has(site.kind) && passes(site, story));
  };
  read();
  const chips = boxes.map(({ kind, box }) =>
    element('label', { class: 'chip' }, box, glyph(kind), `${KINDS[kind].name} ${whole(counts.get(kind) ?? 0)}`),
  );
  return element(
    'form',
    { class: 'filter', input: read, submit: (event: Event) => event.preventDefault() },
    boxes.length > 1 ? element('fieldset', {}, element('legend', {}, 'Kinds'), ...chips) : undefined,
    story.sites.length > 0 ? element('label', { class: 'field' }, 'Which', group) : undefined,
  );
}
