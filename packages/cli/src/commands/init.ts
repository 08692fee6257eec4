/** hotpix init: a config to start from. */
import { writeFile } from 'node:fs/promises';
import { UsageError } from '../errors.ts';
import type { ExitCode } from './context.ts';

const NAME = 'hotpix.config.ts';

const CONTENT = `import { defineConfig } from 'hotpix';

export default defineConfig({
  // Photographs when the command line names none: files, folders or globs.
  files: ['photos'],

  // What the camera may have at most; more ends 'hotpix check' with exit code 1.
  limits: {
    defects: 100,
    clusters: 0,
  },

  // html: 'report.html',
  // json: 'result.json',

  // Decoders, rankers and reporters of your own go here.
  plugins: [],
});
`;

export async function init(): Promise<ExitCode> {
  try {
    await writeFile(NAME, CONTENT, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new UsageError(`'${NAME}' exists already. Remove it first, or edit it.`);
  }
  process.stdout.write(`Wrote ${NAME}. Set 'files' in it, then run: hotpix scan\n`);
  return 0;
}
