/** Work that may run together with its like, and work that must be alone. */

/** Any number of shared works run at once; one that asks to be alone waits for them and holds up those after it. */
export class Turns {
  private running = 0;
  /** Settles when the work that is, or waits to be, alone has ended. */
  private occupant: Promise<unknown> | undefined;
  private idle: (() => void) | undefined;

  async shared<T>(work: () => Promise<T>): Promise<T> {
    while (this.occupant) await this.occupant;
    this.running++;
    try {
      return await work();
    } finally {
      if (--this.running === 0) this.idle?.();
    }
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    while (this.occupant) await this.occupant;
    const { promise, resolve } = withResolvers();
    this.occupant = promise;
    try {
      if (this.running > 0) await new Promise<void>((idle) => (this.idle = idle));
      return await work();
    } finally {
      this.occupant = undefined;
      this.idle = undefined;
      resolve();
    }
  }
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
