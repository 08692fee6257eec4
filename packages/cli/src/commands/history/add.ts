/** hotpix history add: saved Results into the history. */
import { isHotpixError } from '@hotpix/result';
import type { History } from '@hotpix/history';
import { missing } from '../../errors.ts';
import { findFiles } from '../../files/find-files.ts';
import { readResults } from '../../results/read-results.ts';
import { printable } from '../../terminal/printable.ts';
import type { CommandContext, ExitCode } from '../context.ts';

/** Ends with 2 where any Result is not added; the others are all the same. */
export async function add(history: History, args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { settings, signal } = context;
  if (args.length === 0) throw missing('saved Results', 'hotpix history add january.json --history qa-history');
  const found = await findFiles(args);
  const paths = found.filter(({ path, isNamed }) => isNamed || /\.json$/i.test(path)).map(({ path }) => path);
  let exitCode: ExitCode = 0;
  for (const path of paths) {
    for (const result of (await readResults(path)).list) {
      signal.throwIfAborted();
      try {
        const { camera, time, isNew } = await history.add(
          result,
          settings.at === undefined ? {} : { time: settings.at },
        );
        const isUnused = settings.at !== undefined && time !== settings.at;
        const note = isUnused ? `, which was there: its time stays, and --at changes nothing` : '';
        if (!settings.quiet) say(`${isNew ? 'Added' : 'Known'}  ${camera}  ${time}  ${path}${note}`);
      } catch (error) {
        if (!isHotpixError(error)) throw error;
        process.stderr.write(`hotpix: ${printable(`${path}: ${error.message}`)}\n`);
        exitCode = 2;
      }
    }
  }
  return exitCode;
}

const say = (line: string): boolean => process.stdout.write(`${printable(line)}\n`);
