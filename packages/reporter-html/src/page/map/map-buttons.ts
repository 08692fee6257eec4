import { element, svg } from '../dom/element.ts';

/** Drawn in 16 units square. */
const ICONS = {
  in: 'M8 3v10M3 8h10',
  out: 'M3 8h10',
  whole: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  goTo: 'M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3M12 8a4 4 0 1 1-8 0a4 4 0 1 1 8 0Z',
} as const;

export interface MapVerbs {
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
  /** Absent where there is nothing to go to. */
  goToSelected?: () => void;
}

/** The map without a wheel or keys. */
export function mapButtons({ zoomIn, zoomOut, fit, goToSelected }: MapVerbs): HTMLElement {
  const button = (icon: keyof typeof ICONS, name: string, click: () => void) =>
    element(
      'button',
      { type: 'button', 'aria-label': name, title: name, click },
      svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: ICONS[icon] })),
    );
  return element(
    'div',
    { class: 'map-buttons', role: 'group', 'aria-label': 'Zoom' },
    goToSelected ? button('goTo', 'Go to the selected defect', goToSelected) : undefined,
    button('whole', 'Show the whole sensor', fit),
    button('out', 'Zoom out', zoomOut),
    button('in', 'Zoom in', zoomIn),
  );
}
