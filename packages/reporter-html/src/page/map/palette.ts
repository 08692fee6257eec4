import type { DefectKind } from '@hotpix/result';
import { KIND_ORDER } from '../model/kinds.ts';

const NAMES = [
  ...(['surface', 'sunken', 'ink', 'muted', 'rule', 'accent'] as const),
  ...(['density', 'artefact', 'good', 'doubt', 'bad'] as const),
] as const;

/** The colours of the theme in force, for what is drawn on a canvas. */
export type Palette = Readonly<Record<(typeof NAMES)[number] | DefectKind, string>>;

/** Reads them through an element, because a custom property itself is not resolved for the theme. */
export function readPalette(probe: HTMLElement): Palette {
  const resolve = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const entries = [...NAMES, ...KIND_ORDER].map((name) => [name, resolve(name)] as const);
  probe.style.color = '';
  return Object.fromEntries(entries) as Palette;
}
