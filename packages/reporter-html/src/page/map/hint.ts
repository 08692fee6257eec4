/** What the mouse, fingers and the wheel do on the map. */
import { element } from '../dom/element.ts';

/** How long the wheel's hint stands, in milliseconds. */
const LONG_ENOUGH = 1600;

/** The key that turns scrolling into zooming, as keyboards of this system have it. */
const KEY = /mac/i.test(navigator.platform) ? '\u2318' : 'Ctrl';

/** For those with a mouse, and for those with fingers. */
export function mapHint(): HTMLElement {
  return element(
    'p',
    { class: 'muted map-hint' },
    element('span', { class: 'with-mouse' }, `Zoom: ${KEY} + wheel, or double click. Move: drag.`),
    element('span', { class: 'with-fingers' }, 'Zoom: two fingers. Move: drag, once zoomed in.'),
  );
}

/** Says over the map, for a moment, how its wheel zooms. */
export class WheelHint {
  readonly element = element(
    'span',
    { class: 'wheel-hint', 'aria-hidden': 'true', hidden: true },
    `${KEY} + wheel zooms the map`,
  );
  private timer: ReturnType<typeof setTimeout> | undefined;

  show(): void {
    this.element.hidden = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.element.hidden = true), LONG_ENOUGH);
  }
}
