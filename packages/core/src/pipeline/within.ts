import { aborted, tookTooLong } from '../errors.ts';

/** The longest time that timers know, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/**
 * What work comes to if it takes no more than so many seconds and nobody stops the run. Who works may be deaf to its signal; the run must
 * not be. A signal that goes off by time would stay for as long, whatever becomes of the work.
 * @throws {HotpixError} `tookTooLong` or `aborted`, or whatever the work throws
 */
export function within<T>(
  seconds: number,
  run: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (run?.aborted) return reject(aborted());
    const controller = new AbortController();
    const stop = (error: Error): void => {
      release();
      controller.abort();
      reject(error);
    };
    const onAbort = (): void => stop(aborted());
    const timer = setTimeout(() => stop(tookTooLong(seconds)), Math.min(seconds * 1000, LONGEST));
    // A process that has nothing else to do is told who owes it an answer.
    (timer as { unref?(): void }).unref?.();
    run?.addEventListener('abort', onAbort);
    const release = (): void => {
      clearTimeout(timer);
      run?.removeEventListener('abort', onAbort);
    };
    const begin = async (): Promise<T> => work(controller.signal);
    begin().finally(release).then(resolve, reject);
  });
}
