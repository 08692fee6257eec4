/** What plugins tell that the page does not know: shown as it is. */
import type { Result } from '@hotpix/result';
import { element } from '../dom/element.ts';
import { section } from '../dom/section.ts';

const KNOWN: ReadonlySet<string> = new Set(['scenes', 'evidence', 'variance', 'emva1288']);
/** Characters of a section that are shown. */
const MOST = 20_000;

/** The section; nothing where all that was told is shown elsewhere. */
export function foreign({ sections }: Result): HTMLElement | undefined {
  const others = Object.entries(sections).filter(([plugin]) => !KNOWN.has(plugin));
  if (others.length === 0) return undefined;
  const words = 'What plugins added to the Result, as it stands there.';
  return section('plugins', 'From plugins', element('p', { class: 'prose' }, words), ...others.map(raw));
}

function raw([plugin, content]: [string, unknown]): HTMLElement {
  const json = JSON.stringify(content, undefined, 2);
  const more = json.length > MOST ? [`… ${json.length - MOST} more characters`] : [];
  const lines = [...json.slice(0, MOST).split('\n'), ...more].map((line) => element('span', {}, line));
  return element(
    'details',
    {},
    element('summary', {}, plugin),
    element('pre', { class: 'json', tabindex: 0 }, ...lines),
  );
}
