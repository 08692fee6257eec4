/** Progress on the standard error: one living line on a terminal, a line now and then elsewhere. */
import type { Progress } from '@hotpix/core';
import { createLogUpdate } from 'log-update';
import { drawStatus, plainStatus } from './status-line.ts';
import { printable } from './printable.ts';
import { Stopwatch, type Step } from './stopwatch.ts';

/** Seconds between lines where they pile up. */
const INTERVAL = 10;
/** Milliseconds after which the living line shows how time goes on. */
const TICK = 500;

/** What the core does, in the words of the terminal. */
export const PHASES: Readonly<Record<Progress['phase'], string>> = {
  looking: 'looking at',
  counting: 'scanning',
  cutting: 'cutting crops',
};

export interface ProgressLine {
  /**
   * Says what is being done.
   * @param step how far it is, where that is known
   */
  update(phase: string, step?: Step): void;
  /** Leaves the screen as it was. */
  end(): void;
}

export function createProgress(quiet: boolean, stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  if (quiet) return { update() {}, end() {} };
  return stream.isTTY && process.env.TERM !== 'dumb' ? livingLine(stream) : plainLines(stream);
}

/** Says what is being done as long as the work takes. */
export async function whileSaying<T>(quiet: boolean, phase: string, work: () => Promise<T>): Promise<T> {
  const progress = createProgress(quiet);
  progress.update(phase);
  return work().finally(() => progress.end());
}

function livingLine(stream: NodeJS.WriteStream): ProgressLine {
  const log = createLogUpdate(stream);
  const watch = new Stopwatch();
  // Node looks at NO_COLOR and FORCE_COLOR, too.
  const isColoured = stream.hasColors?.() ?? false;
  let draw = (): void => {};
  const ticking = setInterval(() => draw(), TICK);
  ticking.unref();
  return {
    update(phase, step) {
      watch.update(phase, step);
      draw = () =>
        log(drawStatus(printable(phase), step, watch.time(), { width: (stream.columns ?? 80) - 1, isColoured }));
      draw();
    },
    end() {
      clearInterval(ticking);
      log.clear();
      log.done();
    },
  };
}

function plainLines(stream: NodeJS.WriteStream): ProgressLine {
  const watch = new Stopwatch();
  let last = Date.now();
  return {
    update(phase, step) {
      watch.update(phase, step);
      if (Date.now() - last < INTERVAL * 1000) return;
      last = Date.now();
      stream.write(`${plainStatus(printable(phase), step, watch.time())}\n`);
    },
    end() {},
  };
}
