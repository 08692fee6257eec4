/** The types of the options of a farm. */
import { path, place, type OptionType } from './types.ts';

/** The address of a server, which may hold a password: what is wrong with it is said by who connects, and shows none. */
export function address(): OptionType<string | undefined> {
  const { rebase: _, ...text } = path();
  return { ...text, expected: 'an address as redis://host, rediss://host or postgres://host/database' };
}

/** A folder, or the address of a bucket. */
export function objects(): OptionType<string | undefined> {
  return { ...place(), expected: 'a folder, or s3://bucket/prefix' };
}
