/** How far the work is, as a line of text. */
import { basename } from 'node:path';
import { decimal } from '@hotpix/result';
import { printable } from './printable.ts';
import type { Step, Timing } from './stopwatch.ts';

export interface Look {
  /** Columns that the line may take. */
  readonly width: number;
  readonly isColoured: boolean;
}

const MOST_BAR = 24;
const LEAST_BAR = 6;
/** A name of less says nothing. */
const LEAST_NAME = 6;
const [CYAN, PLAIN] = ['\u001b[36m', '\u001b[39m'];

/** For a terminal: phase and count, a bar, the time left, and the name of the file, as far as there is room. */
export function drawStatus(phase: string, step: Step | undefined, time: Timing, { width, isColoured }: Look): string {
  const head = countOf(phase, step);
  const clock = timeOf(time, step !== undefined);
  let room = width - head.length - (clock === '' ? 0 : clock.length + 2);
  if (room < 0) return head.slice(0, width);
  const parts = [head];
  const cells = Math.min(MOST_BAR, Math.floor(width / 5), room - 4);
  if (step && step.total > 0 && cells >= LEAST_BAR) {
    parts.push(bar(step.done / step.total, cells, isColoured));
    room -= cells + 4;
  }
  if (clock !== '') parts.push(clock);
  const name = printable(basename(step?.path ?? ''));
  if (name !== '' && room >= LEAST_NAME + 2) parts.push(name.slice(0, room - 2));
  return parts.join('  ');
}

/** For a file or a pipe. The line of a phase that is done is the last of it, and tells no time left for those behind it. */
export function plainStatus(phase: string, step: Step | undefined, { rate, left }: Timing): string {
  const speed = rate === undefined ? '' : `, ${decimal(rate, rate < 10 ? 1 : 0)}/s`;
  const isDone = step !== undefined && step.done >= step.total;
  return `${countOf(phase, step)}${speed}${left === undefined || isDone ? '' : `, ${duration(left)} left`}`;
}

function countOf(phase: string, step: Step | undefined): string {
  return step ? `${phase} ${step.done}/${step.total}` : phase;
}

/** From the first second on: work that is done at once is not worth a number. */
function timeOf({ left, elapsed }: Timing, hasSteps: boolean): string {
  if (left !== undefined) return `${duration(left)} left`;
  return hasSteps || elapsed < 1 ? '' : duration(Math.floor(elapsed));
}

function bar(share: number, cells: number, isColoured: boolean): string {
  const full = Math.round(share * cells);
  const [done, rest] = ['='.repeat(full), ' '.repeat(cells - full)];
  return `[${isColoured ? `${CYAN}${done}${PLAIN}` : done}${rest}]`;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}
