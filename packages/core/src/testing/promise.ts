/** What the kit says where a plugin breaks a promise. */

export type Assert = (holds: boolean, promise: string) => asserts holds;

/** @param who as in "the decoder" */
export function promisesOf(who: string): Assert {
  return (holds, promise) => {
    if (!holds) throw new Error(`Expected ${who} to ${promise}.`);
  };
}

/** How long the kit waits for a plugin. */
export interface Patience {
  /** Seconds that one answer may take; give more for large files and on busy machines. @default 4, below what runners allow a test */
  readonly seconds?: number;
}

/** @param given what the plugin was to answer, as in `given a text file` */
export type InTime = <T>(given: string, work: () => T | Promise<T>) => Promise<T>;

/** @param who as in "the decoder" */
export function inTimeOf(who: string, { seconds = 4 }: Patience): InTime {
  return async (given, work) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      const message = `Expected ${who} to answer, it did not settle within ${seconds} seconds, ${given}.`;
      const advice = "Settle every promise; where an answer needs longer, 'seconds' allows it.";
      timer = setTimeout(() => reject(new Error(`${message} ${advice}`)), seconds * 1000);
    });
    try {
      return await Promise.race([work(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** What a promise came to: its value, or what it was rejected with. */
export async function outcomeOf<T>(work: () => Promise<T>): Promise<{ readonly value?: T; readonly error?: unknown }> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** The memory of a typed array as bytes. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
