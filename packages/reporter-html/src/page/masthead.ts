/** What stands above a page: whose it is, its parts, and how it looks. */
import { element, type Child } from './dom/element.ts';
import { themeSwitch } from './theme.ts';

export interface Masthead {
  /** What follows the name of the program. */
  readonly title: string;
  /** Links to the parts of the page. */
  readonly links: readonly Child[];
  /** Further controls. */
  readonly controls?: readonly Child[];
}

export function masthead({ title, links, controls = [] }: Masthead): HTMLElement {
  const brand = element('p', { class: 'brand' }, element('b', {}, 'hotpix'), ` ${title}`);
  const items = links.map((link) => element('li', {}, link));
  const nav = element('nav', { 'aria-label': 'Parts' }, element('ul', {}, ...items));
  return element('header', { class: 'masthead' }, brand, nav, themeSwitch(), ...controls);
}
