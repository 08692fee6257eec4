/** Where one screen takes the place of another. */
import { element, type Child } from './dom/element.ts';

const TITLE = 'hotpix: find and repair hot pixels';
const main = document.querySelector('main') as HTMLElement;

/** What is said to people who do not see that something has changed. */
const announcer = element('p', { class: 'unseen', role: 'status' });
document.body.append(announcer);

export function announce(text: string): void {
  announcer.textContent = text;
}

/** Shows a screen from its top, and leads who reads by ear to its heading. */
export function show(...children: readonly Child[]): void {
  const isFirst = main.querySelector('h1') === null;
  const fragment = element('div', { class: 'screen' }, ...children);
  main.replaceChildren(fragment);
  announce('');
  setTitle();
  scrollTo(0, 0);
  const heading = fragment.querySelector('h1');
  if (isFirst || !heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

export function setTitle(text?: string): void {
  document.title = text === undefined ? TITLE : `${text} · hotpix`;
}
