/** How long a phase of the work has taken, and how long all of it still takes. */
import { Course } from './course.ts';

/** How far a phase is, counted in photographs. */
export interface Step {
  readonly done: number;
  readonly total: number;
  /** The photograph that was dealt with last. */
  readonly path?: string;
}

/** What there is to do, in photographs that are counted; where it is not known, no time left is told. */
export interface Effort {
  /** A step of this phase, or all of it where it has no steps. */
  readonly each: number;
  /** The phases behind this one. */
  readonly behind: number;
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
  private readonly course = new Course();
  private phase = '';
  private start = 0;
  private step: Step | undefined;
  private at = 0;
  private isKnown = false;

  update(phase: string, step?: Step, effort?: Effort): void {
    const now = Date.now();
    const isNewPhase = phase !== this.phase;
    // What goes back has begun anew.
    const isAnew = isNewPhase || (step?.done ?? 0) < (this.step?.done ?? 0);
    if (isAnew) [this.phase, this.start] = [phase, now];
    [this.step, this.at, this.isKnown] = [step, now, effort !== undefined];
    if (!effort) return;
    const { each, behind } = effort;
    const { done, total } = step ?? { done: 0, total: 1 };
    this.course.update(now, { done: done * each, left: (total - done) * each, behind }, isNewPhase);
  }

  time(): Timing {
    const now = Date.now();
    const seconds = (this.at - this.start) / 1000;
    const done = this.step?.done ?? 0;
    const left = this.isKnown ? this.course.left(now) : undefined;
    return {
      elapsed: (now - this.start) / 1000,
      ...(done > 0 && seconds > 0 && { rate: done / seconds }),
      ...(left !== undefined && { left }),
    };
  }
}
