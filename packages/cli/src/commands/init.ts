/** hotpix init: a config to start from. */
import { writeFile } from 'node:fs/promises';
import { CONFIG_FORMATS, TEMPLATES } from '../config/templates.ts';
import { configExists } from '../errors.ts';
import { notWritable } from '../file-errors.ts';
import { exists } from '../files/exists.ts';
import type { CommandContext, ExitCode } from './context.ts';

export async function init({ format = 'ts' }: CommandContext): Promise<ExitCode> {
  // Of any format: of two configs one would be passed over.
  for (const other of CONFIG_FORMATS) if (await exists(nameOf(other))) throw configExists(nameOf(other));
  try {
    await writeFile(nameOf(format), TEMPLATES[format], { flag: 'wx' });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? configExists(nameOf(format)) : notWritable('.', error);
  }
  process.stdout.write(`Wrote ${nameOf(format)}. Set 'files' in it, then run: hotpix scan\n`);
  return 0;
}

const nameOf = (format: string): string => `hotpix.config.${format}`;
