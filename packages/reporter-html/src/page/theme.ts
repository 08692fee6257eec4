/** Light or dark: as the system has it until the reader says otherwise. */
import { element } from './dom/element.ts';

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
  let chosen = stored();
  const select = element(
    'select',
    { 'aria-label': 'Theme' },
    ...THEMES.map((theme) => element('option', { value: theme, selected: theme === chosen }, NAMES[theme])),
  );
  select.addEventListener('change', () => {
    chosen = select.value as Theme;
    store(chosen);
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

/** Some browsers keep no storage for a page opened from a file, and throw. */
function stored(): Theme {
  try {
    const value = localStorage.getItem(STORED);
    return THEMES.find((theme) => theme === value) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function store(theme: Theme): void {
  try {
    localStorage.setItem(STORED, theme);
  } catch {
    return;
  }
}
