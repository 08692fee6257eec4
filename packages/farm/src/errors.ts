/** The errors of this package, one function each. */
import { HotpixError } from '@hotpix/result';

/** @param came completes "Expected …, got" */
export function badFarm(expected: string, came: string): HotpixError {
  return new HotpixError('badFarm', `Expected ${expected}, got ${came}.`, { details: { expected, came } });
}

/** A worker that is made otherwise than the one that submitted: what it would give would be no part of the same Result. */
export function otherWorker(expected: string, came: string): HotpixError {
  return new HotpixError(
    'otherWorker',
    `Expected a worker with ${expected}, got one with ${came}. Give it the packages and the config of the machine that submitted.`,
    { details: { expected, came } },
  );
}

/** A worker that looks for a run where it is not. */
export function otherStore(run: string, store: string): HotpixError {
  const expected = `the store in which the run ${run.slice(0, 12)} lies`;
  return new HotpixError(
    'otherWorker',
    `Expected a worker with ${expected}, got one with '${store}'. Give it the same store.`,
    { details: { expected, came: store } },
  );
}

/** An object of the store that is not what its name says. */
export function damagedStore(key: string): HotpixError {
  return badFarm(
    `'${key}' in the store as it was written`,
    'other bytes. Remove it, and submit again: what is missing is made anew',
  );
}

/** A photograph with which decoders died. */
export function crashed(tries: number): HotpixError {
  return new HotpixError(
    'crashed',
    `Expected a photograph that can be decoded, got one that ended the process in ${tries} tries. Leave it out, and tell the author of the decoder.`,
    { details: { tries } },
  );
}

/** A file that is not what the inventory says. */
export function changedMeanwhile(): HotpixError {
  return new HotpixError(
    'changedObject',
    'Expected the file that was submitted, got one of another size or date: it was replaced meanwhile. Submit again.',
  );
}
