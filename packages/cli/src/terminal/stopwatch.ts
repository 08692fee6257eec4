/** How long a phase of the work has taken, and how long all of it still takes. */

/** How far a phase is, counted in photographs. */
export interface Step {
  readonly done: number;
  readonly total: number;
  /** The photograph that was dealt with last. */
  readonly path?: string;
  /** What the phases behind this one take, in photographs of this phase; where it is not known, no time left is told. */
  readonly behind?: number;
}

export interface Timing {
  /** Seconds since the phase began. */
  readonly elapsed: number;
  /** Steps per second; undefined before the first is done. */
  readonly rate?: number;
  /** Seconds until the end of this phase and of those behind it, about; undefined where these are not known. */
  readonly left?: number;
}

export class Stopwatch {
  private phase = '';
  private start = 0;
  /** Steps that were done when the phase was first heard of. */
  private from = 0;
  private step: Step | undefined;
  private at = 0;

  update(phase: string, step: Step | undefined): void {
    const done = step?.done ?? 0;
    // What goes back has begun anew.
    const isNew = phase !== this.phase || done < (this.step?.done ?? 0);
    this.at = Date.now();
    if (isNew) [this.phase, this.start, this.from] = [phase, this.at, Math.max(0, done - 1)];
    this.step = step;
  }

  time(): Timing {
    const { step, from, start, at } = this;
    const elapsed = (Date.now() - start) / 1000;
    const seconds = (at - start) / 1000;
    if (!step || seconds <= 0 || step.done <= from) return { elapsed };
    const rate = (step.done - from) / seconds;
    if (step.behind === undefined) return { elapsed, rate };
    const rest = step.total - step.done + step.behind;
    return { elapsed, rate, left: Math.max(0, Math.ceil(rest / rate - (elapsed - seconds))) };
  }
}
