/** One question, asked again while what is in the way may pass. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isHotpixError } from '@hotpix/result';
import { Setback, setbackOf } from './answer.ts';
import { unreachable } from './errors.ts';
import type { PlaceOptions } from './place.ts';
import { Watch } from './watch.ts';

/** Milliseconds of the longest pause, also where a server asks for more. */
const LONGEST_PAUSE = 10_000;

export type Effort = Required<Pick<PlaceOptions, 'attempts' | 'pause' | 'timeout'>>;

/**
 * @param url of what is asked for, as it may be shown
 * @param ask one try
 * @throws {HotpixError} `unreachable`, or what a try throws of that kind; and the reason of the signal
 */
export async function withRetries<T>(
  url: string,
  ask: (watch: Watch) => Promise<T>,
  { attempts, pause, timeout }: Effort,
  signal?: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    const watch = new Watch(timeout, signal);
    try {
      return await ask(watch);
    } catch (error) {
      signal?.throwIfAborted();
      if (isHotpixError(error)) throw error;
      // Libraries say of a time that is over no more than that they were stopped.
      const setback = watch.setback ?? setbackOf(error);
      if (!setback.isPassing || attempt >= attempts) throw unreachable(url, inWords(setback, attempt));
      // Of many that were refused at once, not all shall come back at once.
      const own = pause * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
      const wait = Math.min(LONGEST_PAUSE, Math.max(setback.wait, own));
      await sleep(wait, undefined, { signal }).catch(() => undefined);
    } finally {
      watch.end();
    }
  }
}

const inWords = ({ message }: Setback, attempts: number): string =>
  attempts === 1 ? message : `${message}, after ${attempts} tries`;
