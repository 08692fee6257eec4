/** hotpix history accept: hotpix accept of what is new in the last scans of the history. */
import type { History } from '@hotpix/history';
import { acceptLast } from '../accept.ts';
import type { CommandContext, ExitCode } from '../context.ts';

/** @param args the name of a camera; all cameras where it is left out */
export async function accept(
  history: History,
  args: readonly string[],
  { settings }: CommandContext,
): Promise<ExitCode> {
  return acceptLast(history, args.length === 0 ? settings : { ...settings, camera: args.join(' ') });
}
