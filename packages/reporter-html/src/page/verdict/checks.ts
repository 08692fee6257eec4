import { type Check, plural, type Result } from '@hotpix/result';
import { element, svg } from '../dom/element.ts';
import { section } from '../dom/section.ts';
import { artefactsInWords, type Artefact } from '../model/artefacts.ts';
import { words } from '../model/format.ts';

const SIGNS = { failed: 'M4 4l8 8M12 4l-8 8', warning: 'M8 3v6M8 12v.5', passed: 'M3.5 8.5l3 3 6-7' } as const;
const WORDS = { failed: 'Failed', warning: 'Warning', passed: 'Passed' } as const;
const WORST_FIRST = ['failed', 'warning', 'passed'] as const;

/** Whether this Result can be trusted: what hotpix checked about it, the worst first. */
export function checks({ checks: all, artefacts = [] }: Result): HTMLElement | undefined {
  if (all.length === 0) return undefined;
  const [failed, warning, passed] = WORST_FIRST.map((wanted) => all.filter(({ status }) => status === wanted));
  const doubts = [
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
    ...(warning.length > 0 ? [plural(warning.length, 'warning')] : []),
  ];
  const title = `Self-checks: ${doubts.join(', ') || 'all passed'}`;
  const rows = [...failed, ...warning, ...passed].map((check) => row(check, titleOf(check, artefacts)));
  return section('checks', title, element('ul', { class: 'checks' }, ...rows));
}

/** What was left out is its own title. */
function titleOf({ name, status }: Check, artefacts: readonly Artefact[]): string {
  if (name !== 'artefacts') return `${WORDS[status]}: ${words(name)}`;
  return status === 'warning' ? `Left out: ${artefactsInWords(artefacts)}` : `${WORDS[status]}: printed matter`;
}

function row({ status, message }: Check, title: string): HTMLElement {
  return element(
    'li',
    { class: `check ${status}` },
    svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: SIGNS[status] })),
    element('div', {}, element('b', {}, title), element('p', {}, message)),
  );
}
