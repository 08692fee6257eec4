/** The queue and the store of a farm, opened before any work. */
import { connect, Runs, type Connection } from '@hotpix/farm';
import { openPlace, type Place } from '@hotpix/objects';
import { missing } from '../../errors.ts';
import { notWritable } from '../../file-errors.ts';
import { UsageError } from '../../usage-error.ts';
import type { CommandContext } from '../context.ts';

export interface Farm {
  readonly connection: Connection;
  readonly place: Place;
  /** The address of the place, with whatever it takes to get in. */
  readonly store: string;
  readonly runs: Runs;
  close(): Promise<void>;
}

/** @throws {UsageError} without a queue or a store, {HotpixError} where they do not answer */
export async function openFarm({ settings, progress }: CommandContext): Promise<Farm> {
  const url = settings.queue ?? process.env.HOTPIX_QUEUE;
  if (url === undefined || url === '') {
    const example = 'hotpix farm submit photos/ --queue redis://host --store /mnt/farm';
    throw missing("a queue, by --queue; on one machine 'hotpix scan' does the same without one", example);
  }
  const { store } = settings;
  if (store === undefined) {
    throw missing(
      'a store that all machines reach, by --store',
      'hotpix farm worker --queue redis://host --store /mnt/farm',
    );
  }
  if (/^https?:/i.test(store)) throw notAStore();
  const place = openPlace(store);
  const connection = await connect(url);
  let last = '';
  const runs = new Runs(connection, place, (words) => {
    // A server that is away is told once, and not at each try.
    if (words !== last) progress.say(`hotpix: the queue: ${words}`);
    last = words;
  });
  return { connection, place, store, runs, close: () => runs.close() };
}

/** Each job would fail for half an hour before its run did. @throws what the disk or the server says */
export async function assertWritable(place: Place): Promise<void> {
  // One name for all, so that what is left by one that was killed goes with the next.
  const probe = async (): Promise<void> => {
    await place.write('probe', new Uint8Array());
    await place.remove('probe');
  };
  await probe().catch((error: NodeJS.ErrnoException) => {
    throw error.syscall === undefined ? error : notWritable(place.url, error);
  });
}

function notAStore(): UsageError {
  return new UsageError(
    'missingArgument',
    'Expected --store to be a folder or s3://bucket/prefix, got an address of HTTP, to which nothing can be written.',
  );
}
