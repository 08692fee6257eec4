/** A value that tells its listeners when it changes. */
export class Cell<T> {
  private readonly listeners: ((value: T) => void)[] = [];
  private current: T;

  constructor(initial: T) {
    this.current = initial;
  }

  get value(): T {
    return this.current;
  }

  set(value: T): void {
    if (Object.is(value, this.current)) return;
    this.current = value;
    for (const listener of this.listeners) listener(value);
  }

  /** Calls the listener at every change from now on. */
  listen(listener: (value: T) => void): void {
    this.listeners.push(listener);
  }
}
