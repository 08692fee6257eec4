/** Goes through the scans of a camera. */
import { plural } from '@hotpix/result';
import { element } from '../../dom/element.ts';
import { countChanges } from '../model/changes.ts';
import type { Visit } from '../model/visit.ts';
import { changesInWords, dayOf } from '../model/words.ts';
import { isPresent } from '../model/story.ts';

export function scanSlider(visit: Visit): HTMLElement {
  const { scans, count } = visit.story;
  const range = element('input', { type: 'range', min: 0, max: count - 1, step: 1, id: 'scan', disabled: count === 1 });
  const told = element('output', { for: 'scan', class: 'scan-told' });
  const [back, on] = [step(visit, -1), step(visit, 1)];
  // Steps of one drag, or of a held key, are one entry of the browser's history.
  let isMoving = false;
  range.addEventListener('input', () => {
    visit.show(range.valueAsNumber, isMoving);
    isMoving = true;
  });
  for (const end of ['change', 'blur']) range.addEventListener(end, () => (isMoving = end === 'change' && isMoving));
  range.addEventListener('pointerdown', () => (isMoving = false));
  range.addEventListener('keydown', ({ repeat }) => (isMoving = repeat));
  const update = (): void => {
    const { scan } = visit.pair.value;
    const words = inWords(visit);
    range.value = String(scan);
    range.setAttribute('aria-valuetext', words);
    told.textContent = words;
    back.setAttribute('aria-disabled', String(scan === 0));
    on.setAttribute('aria-disabled', String(scan === count - 1));
  };
  visit.changes.listen(update);
  update();
  return element(
    'div',
    { class: 'scan-slider' },
    element('label', { for: 'scan' }, 'Scan'),
    element('div', { class: 'track' }, back, range, on),
    element(
      'p',
      { class: 'ends', 'aria-hidden': 'true' },
      element('span', {}, dayOf(scans.time[0])),
      element('span', {}, dayOf(scans.time[count - 1])),
    ),
    told,
  );
}

function step(visit: Visit, by: 1 | -1): HTMLButtonElement {
  const name = by === 1 ? 'Next scan' : 'Scan before';
  const click = (): void => visit.show(visit.pair.value.scan + by);
  return element(
    'button',
    { type: 'button', class: 'button', 'aria-label': name, title: name, click },
    by === 1 ? '›' : '‹',
  );
}

/** `2024-05-15: 42 defects, 3 new since 2024-04-15`. */
function inWords({ story, pair, changes }: Visit): string {
  const { scan, before } = pair.value;
  const { time, judged } = story.scans;
  const present = story.sites.filter((site) => isPresent(site, scan)).length;
  const noVerdict = judged[scan] === 1 ? '' : ', no verdict';
  const since =
    before === undefined
      ? 'the first scan'
      : `${changesInWords(countChanges(changes.value))} since ${dayOf(time[before])}`;
  return `${dayOf(time[scan])}: ${plural(present, 'defect')}${noVerdict}, ${since}`;
}
