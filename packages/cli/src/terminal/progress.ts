/** Progress on the standard error: one living line on a terminal, a line now and then elsewhere. */
import type { Progress } from '@hotpix/core';
import { createLogUpdate } from 'log-update';
import { printable } from './printable.ts';

/** Seconds between lines where they pile up. */
const INTERVAL = 10;

export interface ProgressLine {
  /** Says how far the work is. */
  update(label: string, progress: Progress): void;
  /** Leaves the screen as it was. */
  end(): void;
}

export function createProgress(quiet: boolean, stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  if (quiet) return { update() {}, end() {} };
  return stream.isTTY ? livingLine(stream) : plainLines(stream);
}

function livingLine(stream: NodeJS.WriteStream): ProgressLine {
  const log = createLogUpdate(stream);
  const describe = stopwatch();
  return {
    update: (label, progress) =>
      log(`${describe(label, progress)}  ${printable(progress.path)}`.slice(0, (stream.columns ?? 80) - 1)),
    end() {
      log.clear();
      log.done();
    },
  };
}

function plainLines(stream: NodeJS.WriteStream): ProgressLine {
  const describe = stopwatch();
  let last = Date.now();
  return {
    update(label, progress) {
      if (Date.now() - last < INTERVAL * 1000) return;
      last = Date.now();
      stream.write(`${describe(label, progress)}\n`);
    },
    end() {},
  };
}

/** Files done, rate and time left, measured from the first call for each label. */
function stopwatch(): (label: string, progress: Progress) => string {
  let current = '';
  let start = 0;
  let from = 0;
  return (label, { done, total }) => {
    if (label !== current) [current, start, from] = [label, Date.now(), done - 1];
    const seconds = Math.max(0.001, (Date.now() - start) / 1000);
    const rate = (done - from) / seconds;
    const left = Math.ceil((total - done) / rate);
    const timing = done > from + 1 ? `, ${rate.toFixed(rate < 10 ? 1 : 0)}/s, ${duration(left)} left` : '';
    return `${label} ${done}/${total}${timing}`;
  };
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}
