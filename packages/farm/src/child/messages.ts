/** What a worker and the process that does its work say to each other. */
import type { HotpixError } from '@hotpix/result';

/** What the process has to do. */
export interface Task {
  readonly kind: 'scan' | 'rank';
  /** The run, or the slice, by its name. */
  readonly id: string;
  /** Address of the store, with whatever it takes to get in: it is told by the channel, for arguments are seen by all. */
  readonly store: string;
  /** What the host of the worker gives to the host of the process. */
  readonly host: unknown;
}

export type Message =
  | { readonly kind: 'alive' }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly words: string; readonly code?: HotpixError['code'] };

/** Milliseconds between two signs of life. */
export const BEAT = 1000;
