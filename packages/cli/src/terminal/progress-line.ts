import type { Effort, Step } from './stopwatch.ts';

/** Where a command says what it does. */
export interface Line {
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

/** A line that can be asked what it said, for whoever stops the run. */
export interface ProgressLine extends Line {
  /** What was being done, and how far it was; undefined before anything was. */
  last(): { readonly phase: string; readonly step?: Step } | undefined;
}
