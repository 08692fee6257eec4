/** The defects in the photographs themselves, before and after the repair, with a slider between the two. */
import type { Told, View } from '../../shared/protocol.ts';
import { element, svg } from '../dom/element.ts';
import { button, fileName } from '../dom/parts.ts';
import { call } from '../engine.ts';
import { announce } from '../stage.ts';
import { whole } from '../words.ts';

/** The share before the repair, in percent: the defect, in the middle, is in it at first. */
const SHARE = 68;
/** Pixels of the photograph across, and below how many of the window it is the fewer. */
const WIDTH = { wide: 168, narrow: 96, below: 700 };
/** Pixels of the photograph around a defect that stay free of its mark. */
const AWAY = 2.5;

export function viewer({ shown: defects, defects: all }: Pick<Told, 'shown' | 'defects'>): HTMLElement {
  let index = 0;
  let hasMoved = false;
  const stage = element('div', { class: 'stage' });
  const place = element('p', { class: 'place' });
  const words = element('p', { class: 'words' });
  const path = element('p', { class: 'muted' });
  const slider = element('input', {
    type: 'range',
    min: 0,
    max: 100,
    value: SHARE,
    class: 'slider',
    'aria-label': 'How much is shown before the repair',
  });
  const slide = (): void => stage.style.setProperty('--share', `${slider.value}%`);
  const look = lookingAtLast(stage, slider, () => hasMoved && announce(defects[index].words));
  const draw = (): void => {
    const defect = defects[index];
    place.textContent = `${whole(index + 1)} of ${whole(defects.length)}`;
    words.textContent = defect.words;
    path.replaceChildren(fileName(defect.path), `: ${defect.place}`);
    look(index);
  };
  const go = (by: number): void => {
    hasMoved = true;
    index = (index + by + defects.length) % defects.length;
    draw();
  };
  slider.addEventListener('input', slide);
  slide();
  draw();
  const note =
    all > defects.length ? `The strongest ${whole(defects.length)} of all ${whole(all)} defects are shown.` : '';
  return frame({ stage, place, words, path, note }, go);
}

/** Shows the defect that was asked for last: what was passed over meanwhile is not looked at. */
function lookingAtLast(stage: HTMLElement, slider: HTMLElement, onShown: () => unknown): (index: number) => void {
  let wanted = -1;
  const look = async (): Promise<void> => {
    for (let looked = -1; looked !== wanted;) {
      looked = wanted;
      const parts = await picturesOf(looked);
      if (looked === wanted) stage.replaceChildren(...parts, slider);
    }
    stage.ariaBusy = 'false';
    onShown();
  };
  return (index) => {
    wanted = index;
    if (stage.ariaBusy === 'true') return;
    stage.ariaBusy = 'true';
    void look();
  };
}

/** A defect before and after its repair, or why it cannot be shown. */
async function picturesOf(index: number): Promise<Element[]> {
  try {
    return pictures(await call('view', { index, width: innerWidth < WIDTH.below ? WIDTH.narrow : WIDTH.wide }).answer);
  } catch (error) {
    return [element('p', { class: 'error' }, (error as Error).message)];
  }
}

interface Parts {
  readonly stage: HTMLElement;
  readonly place: HTMLElement;
  readonly words: HTMLElement;
  readonly path: HTMLElement;
  /** Which defects these are. */
  readonly note: string;
}

function frame({ stage, place, words, path, note }: Parts, go: (by: number) => void): HTMLElement {
  const whole = button('Full screen', () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void section.requestFullscreen();
  });
  const section = element(
    'section',
    { class: 'viewer', 'aria-labelledby': 'seen' },
    element('h2', { id: 'seen' }, 'In your own photographs'),
    note !== '' && element('p', { class: 'muted' }, note),
    stage,
    element(
      'div',
      { class: 'legend', 'aria-hidden': true },
      element('span', {}, 'Before'),
      element('span', {}, 'After the repair'),
    ),
    words,
    path,
    element(
      'div',
      { class: 'buttons' },
      button('Previous', () => go(-1)),
      place,
      button('Next', () => go(1)),
      document.fullscreenEnabled && whole,
    ),
  );
  section.addEventListener('fullscreenchange', () => {
    whole.textContent = document.fullscreenElement ? 'Leave full screen' : 'Full screen';
  });
  return section;
}

function pictures({ width, height, before, after, mark }: View): Element[] {
  const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
  const ring = svg('ellipse', { cx: x, cy: y, rx: mark.width / 2 + AWAY, ry: mark.height / 2 + AWAY });
  return [
    canvas({ width, height, data: after }, 'after'),
    canvas({ width, height, data: before }, 'before'),
    svg('svg', { class: 'mark', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': true }, ring),
    element('div', { class: 'edge' }),
  ];
}

interface Rgba {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

function canvas({ width, height, data }: Rgba, name: string): HTMLCanvasElement {
  const own = element('canvas', {
    width,
    height,
    class: name,
    role: 'img',
    'aria-label': name === 'before' ? 'Before the repair' : 'After the repair',
  });
  own.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
  return own;
}
