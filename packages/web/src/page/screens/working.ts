/** A screen for work that takes a while: how far it is, how fast, how long still; to be paused and stopped. */
import type { Step } from '../../shared/protocol.ts';
import { element } from '../dom/element.ts';
import { button, confirm, fileName } from '../dom/parts.ts';
import type { Call } from '../engine.ts';
import { announce, setTitle, show } from '../stage.ts';
import { whole } from '../words.ts';
import { Clock } from './clock.ts';

const PHASES: Readonly<Record<Step['phase'], string>> = {
  looking: 'Looking at the files',
  counting: 'Comparing photographs',
  judging: 'Telling defects from chance',
  cutting: 'Cutting out the defects',
  repairing: 'Repairing',
};
/** Seconds between words for people who listen. */
const SPOKEN = 15;

interface Said {
  /** What can be done once it is paused, and all of it is stored. */
  readonly whilePaused?: string;
  /** What is asked of who stops it. */
  readonly loss: string;
}

/** @returns what takes the steps of the work, and what takes its call once it has begun */
export function showWorking(
  title: string,
  { whilePaused = '', loss }: Said,
): { onStep: (step: Step) => void; attach: (call: Call<unknown>) => void } {
  const clock = new Clock();
  const bar = element('progress', { max: 1, 'aria-label': title });
  const phase = element('p', { class: 'phase' }, 'Starting…');
  const timing = element('p', { class: 'timing' });
  const path = element('p', { class: 'muted current' });
  const buttons = element('div', { class: 'buttons' });
  let spokenAt = performance.now();
  show(element('h1', {}, title), element('div', { class: 'card work' }, bar, phase, timing, path, buttons));
  const onStep = (step: Step): void => {
    const share = clock.update(step);
    bar.value = share;
    phase.textContent = `${PHASES[step.phase]}${step.total > 1 ? `: ${whole(step.done)} of ${whole(step.total)}` : ''}`;
    const paused = step.isKept ? `Paused. ${whilePaused}` : 'Paused.';
    timing.textContent = clock.isPaused ? paused : clock.words();
    path.replaceChildren(...(step.path === undefined ? [] : [fileName(step.path)]));
    setTitle(`${Math.round(100 * share)} %`);
    if (performance.now() - spokenAt < SPOKEN * 1000) return;
    spokenAt = performance.now();
    announce(`${phase.textContent}. ${timing.textContent}`);
  };
  return {
    onStep,
    attach: (call) => buttons.replaceChildren(...controls(call, clock, timing, loss)),
  };
}

function controls(call: Call<unknown>, clock: Clock, timing: HTMLElement, loss: string): Node[] {
  let isPaused = false;
  const pause = button('Pause', () => {
    isPaused = !isPaused;
    call[isPaused ? 'pause' : 'resume']();
    clock.pause(isPaused);
    pause.textContent = isPaused ? 'Resume' : 'Pause';
    timing.textContent = isPaused ? 'Pausing…' : '';
  });
  const stop = button('Stop', () => confirm({ words: loss, yes: 'Stop for good', no: 'Go on' }, () => call.cancel()));
  return [pause, stop];
}
