/** What the core and its plugins need of where they run, and may not take from Node or a browser themselves. */
import { toPlainMemory } from './plain-memory.ts';

/** Who composes a pipeline gives it once, to `createHotpix`. Plugins get it with the context of the hooks that work hard. */
export interface Platform {
  /** SHA-256 of bytes, which are left alone: 32 bytes. */
  sha256(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /**
   * MD5 of bytes, which are left alone: 16 bytes. Formats ask for it, not safety. Web Crypto has none.
   * @default none; who needs one brings its own
   */
  md5?(bytes: Uint8Array): Uint8Array;
  /** Bytes of memory that there are. @default nobody knows */
  readonly memory?: number;
  /**
   * Bytes that a scan stays within where nobody says otherwise, or more where planes and a single photograph need it. @default 4e9
   */
  readonly usualMemory?: number;
  /** Processors for threads, with the one that calls. */
  readonly lanes: number;
  /**
   * Starts a thread that runs a module, which finds there what a worker of a browser has: the global `postMessage`, and
   * `addEventListener` for `message`. Who has work for threads gives it to the `ThreadPool` of the platform.
   * @param module where it lies; it imports nothing, so that it may lie anywhere
   * @default nothing can be started: the thread that calls does all
   */
  start?(module: URL): Thread;
}

/** A thread as who started it sees it. */
export interface Thread {
  /** Copies a message to the thread; shared memory stays shared. @param handed memory in it that is handed over without a copy */
  postMessage(message: unknown, handed?: readonly ArrayBuffer[]): void;
  /** `message` brings what the thread posted, `error` what ended it. */
  on(event: 'message' | 'error', listener: (value: unknown) => void): unknown;
  /** The process waits for the thread, as it does from the start, or does not. Nothing where there is no process. */
  ref(): unknown;
  unref(): unknown;
  terminate(): unknown;
}

/** Where the thread program's end of the channel is: the global scope of a thread. */
export interface ThreadScope {
  postMessage(message: unknown, handed?: readonly ArrayBuffer[]): void;
  addEventListener(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

interface WebOptions extends Pick<Platform, 'usualMemory'> {
  readonly lanes?: number;
}

/**
 * What browsers have, and Deno, Bun and Node in part: Web Crypto, which needs a secure context and copies what it digests, and
 * `Worker`.
 * @param options.lanes threads with the one that calls. More than 1 need shared memory, hence a page that is `crossOriginIsolated`
 * @param options.usualMemory as of `Platform`
 */
export function webPlatform({ lanes = 1, usualMemory }: WebOptions = {}): Platform {
  return {
    lanes,
    ...(usualMemory !== undefined && { usualMemory }),
    async sha256(bytes) {
      return new Uint8Array(await crypto.subtle.digest('SHA-256', toPlainMemory(bytes)));
    },
    ...(lanes > 1 && { start: (module) => threadOf(new Worker(module, { type: 'module' }), module) }),
  };
}

const LISTENERS = {
  message: ({ data }: MessageEvent) => data,
  error: ({ message }: ErrorEvent, module: URL) =>
    new Error(message || `The thread of ${module} could not be started.`),
};

function threadOf(worker: Worker, module: URL): Thread {
  return {
    postMessage: (message, handed = []) => worker.postMessage(message, [...handed]),
    on: (event, listener) =>
      worker.addEventListener(event, (came) => listener(LISTENERS[event](came as MessageEvent & ErrorEvent, module))),
    ref() {},
    unref() {},
    terminate: () => worker.terminate(),
  };
}
