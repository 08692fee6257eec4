/** Progress on the standard error: one living line on a terminal, a line now and then elsewhere. */
import type { Progress } from '@hotpix/core';
import { plainStatus } from './status-line.ts';
import { printable } from './printable.ts';
import type { Line, ProgressLine } from './progress-line.ts';
import { Stopwatch, type Effort } from './stopwatch.ts';

/** Seconds between lines where they pile up. */
const INTERVAL = 10;

/** What the core does, in the words of the terminal. */
export const PHASES: Readonly<Record<Progress['phase'], string>> = {
  looking: 'looking at',
  counting: 'scanning',
  cutting: 'cutting crops',
  following: 'following defects',
};

export async function createProgress(
  quiet: boolean,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<ProgressLine> {
  if (quiet) return remembering({ update() {}, say() {}, clear() {} });
  if (!stream.isTTY || process.env.TERM === 'dumb') return remembering(plainLines(stream));
  // What measures text on a terminal takes longer to load than all else of a small scan, and most runs of a machine need none.
  return remembering((await import('./living-line.ts')).livingLine(stream));
}

function remembering(line: Line): ProgressLine {
  let last: ReturnType<ProgressLine['last']>;
  return {
    ...line,
    update(phase, step, effort) {
      last = { phase, ...(step && { step }) };
      line.update(phase, step, effort);
    },
    last: () => last,
  };
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

function plainLines(stream: NodeJS.WriteStream): Line {
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
