import type { Effort, Step } from './stopwatch.ts';

/** Where a command says what it does. */
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
