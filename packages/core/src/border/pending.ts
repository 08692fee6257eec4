/**
 * The guard against a promise that never settles. Node ends a process whose event loop is empty with exit code 0,
 * so a decoder whose worker died silently would look like a clean run.
 */
import { neverSettled } from '../errors.ts';

interface Call {
  readonly what: string;
}

interface ProcessEvents {
  once(event: 'beforeExit', listener: () => void): void;
  off(event: 'beforeExit', listener: () => void): void;
}

const pending = new Set<Call>();
const waiting = new Set<(error: Error) => void>();

/** Remembers a call to a plugin until it settles. */
export async function track<T>(what: string, call: () => Promise<T>): Promise<T> {
  const entry = { what };
  pending.add(entry);
  try {
    return await call();
  } finally {
    pending.delete(entry);
  }
}

/**
 * Runs a whole run.
 * @throws {HotpixError} `neverSettled` when the process runs out of work while it still waits for a plugin.
 */
export async function guard<T>(run: () => Promise<T>): Promise<T> {
  const process = (globalThis as { process?: ProcessEvents }).process;
  if (typeof process?.once !== 'function') return run();
  let fail = (_: Error): void => {};
  const early = new Promise<never>((_, reject) => (fail = reject));
  // One listener serves all runs at once: many of them would look like a leak.
  if (waiting.size === 0) process.once('beforeExit', failAll);
  waiting.add(fail);
  try {
    return await Promise.race([run(), early]);
  } finally {
    waiting.delete(fail);
    if (waiting.size === 0) process.off('beforeExit', failAll);
  }
}

function failAll(): void {
  const error = neverSettled([...pending].map(({ what }) => what));
  for (const fail of [...waiting]) fail(error);
}
