/** What is shown where the work cannot go on. */
import type { App } from '../app.ts';
import { element } from '../dom/element.ts';
import { button } from '../dom/parts.ts';
import { show } from '../stage.ts';

export function showError(error: unknown, app: App): void {
  const message = error instanceof Error ? error.message : String(error);
  show(
    element('h1', {}, 'That did not work'),
    element('p', { class: 'lead' }, message),
    element('p', {}, 'Your photographs are as they were.'),
    element('div', { class: 'buttons' }, button('Start over', app.start, 'primary')),
  );
}

/** Whether the work ended because somebody stopped it. */
export const isStopped = (error: unknown): boolean => (error as { code?: string }).code === 'aborted';
