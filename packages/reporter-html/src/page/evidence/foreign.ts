/** What plugins tell that the page does not know: as keys and values, and as it stands in the Result. */
import type { Result } from '@hotpix/result';
import { element } from '../dom/element.ts';
import { section } from '../dom/section.ts';
import { told } from './told.ts';

const KNOWN: ReadonlySet<string> = new Set(['scenes', 'evidence', 'variance', 'emva1288']);
/** Sections that are shown. */
const MOST_SECTIONS = 50;
/** Keys and values of all sections that are shown, of each an equal part at most. */
const MOST_ENTRIES = 2000;
/** Characters of all sections that are shown, of each an equal part at most. */
const MOST = 60_000;

/** The section; nothing where all that was told is shown elsewhere. */
export function foreign({ sections }: Result): HTMLElement | undefined {
  const others = Object.entries(sections).filter(([plugin]) => !KNOWN.has(plugin));
  if (others.length === 0) return undefined;
  const shown = others.slice(0, MOST_SECTIONS);
  const hidden = others.length - shown.length;
  const words = `What plugins added to the Result.${hidden > 0 ? ` ${hidden} more are in the JSON.` : ''}`;
  return section(
    'plugins',
    'From plugins',
    element('p', { class: 'prose' }, words),
    ...shown.map(([plugin, content]) => tellOf(plugin, content, shown.length)),
  );
}

/** @param sections that share the page */
function tellOf(plugin: string, content: unknown, sections: number): HTMLElement {
  const name = plugin.slice(0, 200);
  return element(
    'section',
    { class: 'from-plugin' },
    element('h3', {}, name),
    told(name, content, Math.floor(MOST_ENTRIES / sections)),
    raw(name, content, Math.floor(MOST / sections)),
  );
}

function raw(name: string, content: unknown, most: number): HTMLElement {
  const json = JSON.stringify(content, undefined, 2);
  const more = json.length > most ? [`… ${json.length - most} more characters`] : [];
  const lines = [...json.slice(0, most).split('\n'), ...more].map((line) => element('span', {}, line));
  return element(
    'details',
    {},
    element('summary', { 'aria-label': `JSON of ${name}` }, 'JSON'),
    element('pre', { class: 'json', tabindex: 0 }, ...lines),
  );
}
