import { element } from './element.ts';

/** Where a screen reader hears what changed elsewhere on the page. */
export const announcer = element('p', { class: 'unseen', role: 'status' });

/** Says a sentence to those who cannot see the change. */
export function announce(sentence: string): void {
  announcer.textContent = sentence;
}
