import type { Source } from '../nouns.ts';

/** A source of bytes in memory. Every read gives a copy, as a file would. */
export function sourceOf(path: string, bytes: Uint8Array): Source {
  return { path, head: async () => new Uint8Array(bytes.subarray(0, 65536)), read: async () => new Uint8Array(bytes) };
}
