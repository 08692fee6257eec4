/** Light or dark: as the system has it until the reader says otherwise. */
import { element } from './dom/element.ts';
import { store, stored } from './dom/stored.ts';

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const NAMES: Readonly<Record<Theme, string>> = { auto: 'Automatic', light: 'Light', dark: 'Dark' };
const STORED = 'hotpix-theme';

const listeners: (() => void)[] = [];

/** Calls the listener whenever colours change, also for printing, which is always light. */
export function onTheme(listener: () => void): void {
  listeners.push(listener);
}

/** The choice of theme. */
export function themeSwitch(): HTMLElement {
  let chosen = THEMES.find((theme) => theme === stored(STORED)) ?? 'auto';
  const select = element(
    'select',
    { 'aria-label': 'Theme' },
    ...THEMES.map((theme) => element('option', { value: theme, selected: theme === chosen }, NAMES[theme])),
  );
  select.addEventListener('change', () => {
    chosen = select.value as Theme;
    store(STORED, chosen);
    apply(chosen);
  });
  apply(chosen);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => apply(chosen));
  addEventListener('beforeprint', () => apply('light'));
  addEventListener('afterprint', () => apply(chosen));
  return element('label', { class: 'theme' }, 'Theme', select);
}

function apply(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  for (const listener of listeners) listener();
}
