/** The first screen: what this is, and where the photographs are. */
import type { App } from '../app.ts';
import { element } from '../dom/element.ts';
import { button } from '../dom/parts.ts';
import { whyUnfit } from '../fit.ts';
import { together, type Chosen } from '../files/chosen.ts';
import { samples } from '../files/samples.ts';
import { markInUse } from '../service-worker.ts';
import { announce, show } from '../stage.ts';
import { chooseButtons, takeDrops } from './choose.ts';
import { illustration } from './illustration.ts';
import { leftBefore } from './kept.ts';

const FACTS = [
  ['Nothing is uploaded', 'Your photographs stay on this computer. This page works without a network, too.'],
  [
    'JPEG and raw files',
    'From 10 photographs of different scenes by one camera, just as you took them. More find more.',
  ],
  [
    'Originals stay as they are',
    'Repairs go into copies. Only the bad dots change, in JPEGs a little of what is right around them, too.',
  ],
] as const;

export async function showStart(app: App): Promise<void> {
  const take = (chosen: Chosen | Promise<Chosen>): void => {
    markInUse();
    app.seen(together(undefined, chosen));
  };
  const facts = FACTS.map(([title, words]) => element('li', {}, element('h2', {}, title), element('p', {}, words)));
  const { scan, maps } = await leftBefore(app);
  show(hero(), scan, zone(take), maps, element('ul', { class: 'facts' }, ...facts));
}

function hero(): HTMLElement {
  const words =
    'It is a bad pixel of your camera’s sensor. hotpix finds all of them by comparing your photographs, and repairs copies.';
  return element(
    'div',
    { class: 'hero' },
    element(
      'div',
      {},
      element('h1', {}, 'Is there a bright dot in the same place in all your photographs?'),
      element('p', { class: 'lead' }, words),
    ),
    illustration(),
  );
}

function zone(take: (chosen: Chosen | Promise<Chosen>) => void): HTMLElement {
  const unfit = whyUnfit();
  if (unfit !== undefined) return element('p', { class: 'zone error', role: 'alert' }, unfit);
  const error = element('p', { class: 'error', role: 'alert', hidden: true });
  const trySamples = async (): Promise<void> => {
    announce('Loading the sample photographs.');
    try {
      take(await samples());
    } catch (reason) {
      error.textContent = (reason as Error).message;
      error.hidden = false;
    }
  };
  const own = element(
    'section',
    { class: 'zone', 'aria-label': 'Choose photographs' },
    element('p', { class: 'zone-words' }, 'Drop a folder of photographs here'),
    chooseButtons(take),
    element(
      'p',
      {},
      'No photographs at hand? ',
      button('Try it with sample photographs', () => void trySamples(), 'link'),
    ),
    error,
  );
  takeDrops(own, take);
  return own;
}
