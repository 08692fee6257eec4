/** Turns what pointers, the wheel and keys do on the map into a few verbs. */
import type { Point } from './view.ts';

export interface GestureTarget {
  pan(dx: number, dy: number): void;
  /** Without a point: about the middle. */
  zoom(factor: number, about?: Point): void;
  fit(): void;
  tap(at: Point, reach: number): void;
  hover(at: Point | undefined): void;
  /** Told that a key moved the map or zoomed it. */
  keyed(): void;
  /** What the middle is nearest to is chosen. */
  choose(): void;
  /** Told that a wheel without its key scrolls the page. */
  wheelScrolls(): void;
}

/** A pointer that moved less than this was meant as a click, in CSS pixels. */
const STILL = 4;
/** Pixels a press of an arrow key moves the map. */
const STRIDE = 60;
const KEY_ZOOM = 1.5;
/** Of a double click, and with Shift the other way. */
const DOUBLE = 2;

/** Listens on the element until the page is closed. */
export function listenToGestures(target: HTMLElement, verbs: GestureTarget): void {
  listenToPointers(target, verbs);
  listenToWheel(target, verbs);
  target.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key];
    if (!act) return;
    act(verbs);
    verbs.keyed();
    event.preventDefault();
  });
}

const KEYS: Readonly<Record<string, ((verbs: GestureTarget) => void) | undefined>> = {
  ArrowLeft: (verbs) => verbs.pan(STRIDE, 0),
  ArrowRight: (verbs) => verbs.pan(-STRIDE, 0),
  ArrowUp: (verbs) => verbs.pan(0, STRIDE),
  ArrowDown: (verbs) => verbs.pan(0, -STRIDE),
  '+': (verbs) => verbs.zoom(KEY_ZOOM),
  '=': (verbs) => verbs.zoom(KEY_ZOOM),
  '-': (verbs) => verbs.zoom(1 / KEY_ZOOM),
  _: (verbs) => verbs.zoom(1 / KEY_ZOOM),
  '0': (verbs) => verbs.fit(),
  Enter: (verbs) => verbs.choose(),
};

/** As maps on the web do it: the wheel alone scrolls the page, with the key it zooms. Two fingers that pinch come as wheel and Ctrl. */
function listenToWheel(target: HTMLElement, verbs: GestureTarget): void {
  target.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return verbs.wheelScrolls();
      // The browser would zoom the page instead.
      event.preventDefault();
      verbs.zoom(Math.exp(-wheelPixels(event) / 400), within(target, event));
    },
    { passive: false },
  );
  target.addEventListener('dblclick', (event) =>
    verbs.zoom(event.shiftKey ? 1 / DOUBLE : DOUBLE, within(target, event)),
  );
}

function wheelPixels({ deltaY, deltaMode }: WheelEvent): number {
  return deltaMode === WheelEvent.DOM_DELTA_LINE
    ? deltaY * 30
    : deltaMode === WheelEvent.DOM_DELTA_PAGE
      ? deltaY * 400
      : deltaY;
}

function listenToPointers(target: HTMLElement, verbs: GestureTarget): void {
  const pointers = new Map<number, Point>();
  let travelled = 0;
  target.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (pointers.size === 0) travelled = 0;
    pointers.set(event.pointerId, within(target, event));
    target.setPointerCapture(event.pointerId);
  });
  target.addEventListener('pointermove', (event) => {
    const at = within(target, event);
    const before = pointers.get(event.pointerId);
    if (!before) return verbs.hover(at);
    travelled += Math.hypot(at.x - before.x, at.y - before.y);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) pinch(verbs, before, at, other);
    else if (travelled >= STILL) verbs.pan(at.x - before.x, at.y - before.y);
    pointers.set(event.pointerId, at);
  });
  target.addEventListener('pointerup', (event) => {
    if (pointers.delete(event.pointerId) && travelled < STILL) {
      verbs.tap(within(target, event), event.pointerType === 'touch' ? 24 : 14);
    }
  });
  target.addEventListener('pointercancel', (event) => pointers.delete(event.pointerId));
  target.addEventListener('pointerleave', () => verbs.hover(undefined));
}

function pinch(verbs: GestureTarget, before: Point, at: Point, other: Point): void {
  const [was, is] = [before, at].map((point) => Math.hypot(point.x - other.x, point.y - other.y));
  if (was > 0 && is > 0) verbs.zoom(is / was, { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
}

function within(target: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const { left, top } = target.getBoundingClientRect();
  return { x: clientX - left - target.clientLeft, y: clientY - top - target.clientTop };
}
