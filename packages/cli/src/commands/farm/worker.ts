/** hotpix farm worker: scans what is submitted, until it is stopped. */
import { hostname } from 'node:os';
import { shownUrl, work } from '@hotpix/farm';
import { createPipeline } from '../../config/create-pipeline.ts';
import { printable } from '../../terminal/printable.ts';
import { UsageError } from '../../usage-error.ts';
import type { CommandContext, ExitCode } from '../context.ts';
import type { ChildSettings } from './child.ts';
import { assertWritable, type Farm } from './open-farm.ts';

/** Seconds that a process may say nothing, beside the time that a photograph may take. */
const GRACE = 60;

export async function worker(farm: Farm, [odd]: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { settings, loaded, signal } = context;
  const { concurrency, memory, timeout, lock, quiet } = settings;
  if (odd !== undefined) throw noArgument(odd);
  // What is wrong with the config is said now, and not by each job.
  createPipeline(context);
  const host: ChildSettings = { config: loaded.path ?? false, concurrency, ...(memory !== undefined && { memory }) };
  const say = (line: string): void => void process.stderr.write(`hotpix: ${printable(line)}\n`);
  await assertWritable(farm.place);
  if (!quiet)
    process.stdout.write(`Working for ${shownUrl(farm.connection.url)}, with ${farm.place.url}. Ctrl-C ends it.\n`);
  await farm.place.sweep();
  await work(farm.connection, {
    ...{ place: farm.place, store: farm.store, lock, signal, say },
    // Redis takes no spaces in it.
    name: `${hostname().replaceAll(/[^\w.-]/g, '-')}:${process.pid}`,
    patience: timeout + GRACE,
    program: { module: new URL('./child.js', import.meta.url), host },
  });
  return 0;
}

function noArgument(odd: string): UsageError {
  return new UsageError(
    'missingArgument',
    `Expected no arguments of 'hotpix farm worker', got '${odd}'. Photographs are given to 'hotpix farm submit'.`,
  );
}
