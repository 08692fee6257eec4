/** Progress on the standard error: one living line on a terminal, a line now and then elsewhere. */
import type { Progress } from '@hotpix/core';
import { createLogUpdate } from 'log-update';
import { drawStatus, plainStatus } from './status-line.ts';
import { printable } from './printable.ts';
import { Stopwatch, type Effort, type Step } from './stopwatch.ts';

/** Seconds between lines where they pile up. */
const INTERVAL = 10;
/** Milliseconds after which the living line shows how time goes on. */
const TICK = 500;

/** What the core does, in the words of the terminal. */
export const PHASES: Readonly<Record<Progress['phase'], string>> = {
  looking: 'looking at',
  counting: 'scanning',
  cutting: 'cutting crops',
  following: 'following defects',
};

export interface ProgressLine {
  /**
   * Says what is being done.
   * @param step how far it is, where that is known
   * @param effort what is still to be done, where that is known
   */
  update(phase: string, step?: Step, effort?: Effort): void;
  /** A line for good, above the living one. */
  say(text: string): void;
  /** Leaves the screen as it was, for whatever else is to be said. */
  clear(): void;
}

export function createProgress(quiet: boolean, stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  if (quiet) return { update() {}, say() {}, clear() {} };
  return stream.isTTY && process.env.TERM !== 'dumb' ? livingLine(stream) : plainLines(stream);
}

/** Says what is being done as long as the work takes. */
export async function whileSaying<T>(
  progress: ProgressLine,
  phase: string,
  work: () => Promise<T>,
  effort?: Effort,
): Promise<T> {
  progress.update(phase, undefined, effort);
  return work().finally(() => progress.clear());
}

function livingLine(stream: NodeJS.WriteStream): ProgressLine {
  const log = createLogUpdate(stream);
  const watch = new Stopwatch();
  // Node looks at NO_COLOR and FORCE_COLOR, too.
  const isColoured = stream.hasColors?.() ?? false;
  let draw = (): void => {};
  let ticking: NodeJS.Timeout | undefined;
  return {
    update(phase, step, effort) {
      watch.update(phase, step, effort);
      draw = () =>
        log(drawStatus(printable(phase), step, watch.time(), { width: (stream.columns ?? 80) - 1, isColoured }));
      draw();
      ticking ??= setInterval(() => draw(), TICK).unref();
    },
    say(text) {
      log.clear();
      stream.write(`${printable(text)}\n`);
      if (ticking !== undefined) draw();
    },
    clear() {
      if (ticking === undefined) return;
      clearInterval(ticking);
      ticking = undefined;
      log.clear();
      log.done();
    },
  };
}

function plainLines(stream: NodeJS.WriteStream): ProgressLine {
  const watch = new Stopwatch();
  let last = Date.now();
  return {
    update(phase, step, effort) {
      watch.update(phase, step, effort);
      if (Date.now() - last < INTERVAL * 1000) return;
      last = Date.now();
      stream.write(`${plainStatus(printable(phase), step, watch.time())}\n`);
    },
    say(text) {
      stream.write(`${printable(text)}\n`);
    },
    clear() {},
  };
}
