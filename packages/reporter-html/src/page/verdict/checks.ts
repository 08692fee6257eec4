import type { Result } from '@hotpix/core';
import { plural } from '../../verdict.ts';
import { element, svg } from '../dom/element.ts';
import { section } from '../dom/section.ts';
import { words } from '../model/format.ts';

const SIGNS = { passed: 'M3.5 8.5l3 3 6-7', warning: 'M8 3v6M8 12v.5' } as const;
const WORDS = { passed: 'Passed', warning: 'Warning' } as const;

/** Whether this Result can be trusted: what hotpix checked about it, warnings first. */
export function checks({ checks: all }: Result): HTMLElement | undefined {
  if (all.length === 0) return undefined;
  const warnings = all.filter(({ status }) => status === 'warning');
  const passed = all.filter(({ status }) => status === 'passed');
  const title = warnings.length > 0 ? `Self-checks: ${plural(warnings.length, 'warning')}` : 'Self-checks: all passed';
  return section('checks', title, element('ul', { class: 'checks' }, ...[...warnings, ...passed].map(row)));
}

function row({ name, status, message }: Result['checks'][number]): HTMLElement {
  return element(
    'li',
    { class: `check ${status}` },
    svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: SIGNS[status] })),
    element('div', {}, element('b', {}, `${WORDS[status]}: ${words(name)}`), element('p', {}, message)),
  );
}
