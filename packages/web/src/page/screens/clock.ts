/** How far all of the work is, how fast it goes, and how long it still takes. */
import type { Step } from '../../shared/protocol.ts';
import { about } from '../words.ts';

/** What there is to do behind the counting, in photographs that are counted, about. */
const JUDGING = 2.5;
const MOST_CUT = 32;
/** Seconds before which a rate says little. */
const SURE = 1.5;

export class Clock {
  private start = performance.now();
  private pausedAt: number | undefined;
  private step: Step = { phase: 'looking', done: 0, total: 0 };
  /** Photographs counted. */
  private counted = 0;
  /** When the phase of the step began, with what was done then. */
  private begun = { phase: '', at: 0, done: 0 };

  /** @returns the share of all work that is done, 0 to 1 */
  update(step: Step): number {
    if (step.phase !== this.begun.phase) this.begun = { phase: step.phase, at: this.now(), done: step.done };
    this.step = step;
    if (step.phase === 'counting') this.counted = step.total;
    const { done, all } = this.effort();
    return all > 0 ? done / all : 0;
  }

  get isPaused(): boolean {
    return this.pausedAt !== undefined;
  }

  pause(isPaused: boolean): void {
    if (isPaused) this.pausedAt = performance.now();
    else if (this.pausedAt !== undefined)
      [this.start, this.pausedAt] = [this.start + performance.now() - this.pausedAt, undefined];
  }

  /** `2.4 photographs per second, about 10 s left`; empty before it is known. */
  words(): string {
    const { phase, done, total } = this.step;
    const seconds = this.now() - this.begun.at;
    const rate = (done - this.begun.done) / seconds;
    if (seconds < SURE || !(rate > 0) || total <= 1 || phase === 'looking') return '';
    const effort = this.effort();
    return `${rate.toFixed(rate < 10 ? 1 : 0)} photographs per second, ${about((effort.all - effort.done) / rate)} left`;
  }

  /** In photographs. */
  private effort(): { done: number; all: number } {
    const { phase, done, total } = this.step;
    if (phase === 'repairing') return { done, all: total };
    const counted = this.counted;
    const cut = phase === 'cutting' ? total : Math.min(MOST_CUT, counted);
    const all = counted + JUDGING + cut;
    switch (phase) {
      case 'counting':
        return { done, all };
      case 'judging':
        return { done: counted, all };
      case 'cutting':
        return { done: counted + JUDGING + done, all };
      default:
        return { done: 0, all: counted };
    }
  }

  /** Seconds of work, without pauses. */
  private now(): number {
    return ((this.pausedAt ?? performance.now()) - this.start) / 1000;
  }
}
