/** From arguments to exit code. */
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KINDS } from './kinds.ts';
import { filesOf } from './project.ts';
import { UsageError } from './usage-error.ts';
import { wishesOf, type Wishes } from './wishes.ts';
import { writeProject } from './write-project.ts';

const HELP = `Usage: npm create hotpix-plugin <folder> -- --kind <kind>

Begins a plugin of hotpix in a new folder, which gives it its name.

  --kind <kind>  ${KINDS.join(', ')}
  --help         this text
`;

/** @param argv arguments without the interpreter and the script */
export async function main(argv: readonly string[]): Promise<0 | 2> {
  try {
    const { help, folder, kind } = parse(argv);
    process.stdout.write(help ? HELP : await create(await wishesOf({ folder, kind })));
    return 0;
  } catch (error) {
    process.stderr.write(`create-hotpix-plugin: ${error instanceof UsageError ? error.message : String(error)}\n`);
    return 2;
  }
}

function parse(argv: readonly string[]): { folder?: string; kind?: string; help?: boolean } {
  const options = { kind: { type: 'string' }, help: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    if (positionals.length > 1) throw new Error(`Expected one folder, got ${positionals.length}.`);
    return { ...values, folder: positionals[0] };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${HELP}`);
  }
}

/** Returns what to do next. */
async function create({ folder: path, kind }: Wishes): Promise<string> {
  const folder = resolve(path);
  await writeProject(folder, await filesOf(basename(folder), kind));
  return `Wrote a plugin (${kind}) to ${folder}. Next:\n\n  cd ${path}\n  npm install\n  npm test\n`;
}
