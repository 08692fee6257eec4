/** What a user may say about the kernels. Its own file: the types of the core must not ask for those of WebAssembly. */
export interface KernelOptions {
  /**
   * Whether to compute by WebAssembly where the engine has it with SIMD, or by the plain code whose results it equals bit for bit.
   * @default 'auto'
   */
  readonly kernels?: 'auto' | 'reference';
}

export interface EvidenceOptions extends KernelOptions {
  /** Threads that add evidence by kernels, for which the core has the program but not the means. @default none, the caller's */
  readonly threads?: Threads;
}

export interface Threads {
  /** How many at once. */
  readonly count: number;
  /**
   * Starts a thread that runs the script and then calls `serve` with its end of the channel. In Node:
   * ``(script) => new Worker(`${script}; serve(require('node:worker_threads').parentPort)`, { eval: true })``
   */
  start(script: string): Thread;
}

/** As Node's `Worker` has it. */
export interface Thread {
  postMessage(message: unknown): void;
  /** `message` brings what the thread posted, `error` what ended it. */
  on(event: 'message' | 'error', listener: (value: unknown) => void): unknown;
  /** The process waits for the thread, or does not. */
  ref(): unknown;
  unref(): unknown;
  terminate(): unknown;
}
