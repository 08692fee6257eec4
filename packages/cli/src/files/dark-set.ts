import type { State } from '@hotpix/core';
import { noDark } from '../errors.ts';
import { readState } from './state-file.ts';

/**
 * What a scan of dark frames left, as conclude() takes it; nothing where none is asked for.
 * @throws {UsageError} when the file is not there, or no State
 */
export async function readDark(path: string | undefined): Promise<{ dark?: State }> {
  if (path === undefined) return {};
  const dark = await readState(path);
  if (!dark) throw noDark(path);
  return { dark };
}
