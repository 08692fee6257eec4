/** The queue and the store of a farm, opened before any work. */
import { connect, Runs, type Connection } from '@hotpix/farm';
import { openPlace, type Place } from '@hotpix/objects';
import { missing } from '../../errors.ts';
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
