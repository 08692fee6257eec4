/** Work that may run together with its like, and work that must be alone. */

/** Any number of shared works run at once; one that asks to be alone waits for them and holds up those after it. */
export class Turns {
  #running = 0;
  /** Settles when the work that is, or waits to be, alone has ended. */
  #alone: Promise<unknown> | undefined;
  #idle: (() => void) | undefined;

  async shared<T>(work: () => Promise<T>): Promise<T> {
    while (this.#alone) await this.#alone;
    this.#running++;
    try {
      return await work();
    } finally {
      if (--this.#running === 0) this.#idle?.();
    }
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    while (this.#alone) await this.#alone;
    const { promise, resolve } = withResolvers();
    this.#alone = promise;
    try {
      if (this.#running > 0) await new Promise<void>((idle) => (this.#idle = idle));
      return await work();
    } finally {
      this.#alone = undefined;
      this.#idle = undefined;
      resolve();
    }
  }
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
