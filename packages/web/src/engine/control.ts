/** Whoever works long asks between two files whether to wait or to stop. */
import { HotpixError } from '@hotpix/core';
import type { Step } from '../shared/protocol.ts';

export class Control {
  readonly signal: AbortSignal;
  private readonly controller = new AbortController();
  private readonly told: (step: Step) => void;
  private gate: Promise<void> = Promise.resolve();
  private open: () => void = () => {};
  private isWaiting = false;

  constructor(told: (step: Step) => void) {
    this.told = told;
    this.signal = this.controller.signal;
  }

  /** Whether who works shall wait. */
  get isPaused(): boolean {
    return this.isWaiting;
  }

  pause(): void {
    this.open();
    this.isWaiting = true;
    this.gate = new Promise((resolve) => (this.open = resolve));
  }

  resume(): void {
    this.isWaiting = false;
    this.open();
  }

  cancel(): void {
    this.controller.abort();
    this.open();
  }

  /** Tells how far the work is, and returns when it may go on. @throws {HotpixError} `aborted` */
  async tell(step: Step): Promise<void> {
    this.told(step);
    await this.gate;
    if (this.signal.aborted) throw new HotpixError('aborted', 'The work was stopped.');
  }
}
