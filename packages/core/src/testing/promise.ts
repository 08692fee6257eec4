/** What the kit says where a plugin breaks a promise. */

export type Assert = (holds: boolean, promise: string) => asserts holds;

/** @param who as in "the decoder" */
export function promisesOf(who: string): Assert {
  return (holds, promise) => {
    if (!holds) throw new Error(`Expected ${who} to ${promise}.`);
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
