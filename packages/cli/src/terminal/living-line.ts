/** Progress as one line of a terminal that is drawn anew. */
import { createLogUpdate } from 'log-update';
import { printable } from './printable.ts';
import type { Line } from './progress-line.ts';
import { drawStatus } from './status-line.ts';
import { Stopwatch } from './stopwatch.ts';

/** Milliseconds after which it shows how time goes on. */
const TICK = 500;

export function livingLine(stream: NodeJS.WriteStream): Line {
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
