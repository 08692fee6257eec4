/** What the user wants: from the arguments, and on a terminal from answers. */
import { createInterface } from 'node:readline/promises';
import { KINDS, type Kind } from './kinds.ts';
import { UsageError } from './usage-error.ts';

export interface Wishes {
  readonly folder: string;
  readonly kind: Kind;
}

type Said = Readonly<Partial<Record<keyof Wishes, string>>>;

/**
 * Asks for what was not said, where somebody sits at a terminal.
 * @throws {UsageError} for what nobody says, or is no kind
 */
export async function wishesOf(said: Said): Promise<Wishes> {
  const { stdin, stdout } = process;
  const isComplete = said.folder !== undefined && said.kind !== undefined;
  const { folder, kind } = isComplete || !stdin.isTTY || !stdout.isTTY ? said : await ask(said);
  if (!folder) throw lacking('the folder');
  if (!kind) throw lacking('--kind');
  return { folder, kind: kindOf(kind) };
}

async function ask(said: Said): Promise<Said> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const folder = said.folder ?? (await terminal.question('Folder of the plugin: ')).trim();
    const kind = said.kind ?? (await terminal.question(`Kind (${KINDS.join(', ')}): `)).trim();
    return { folder, kind };
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw new UsageError('Stopped. Nothing was written.');
    throw error;
  } finally {
    terminal.close();
  }
}

function kindOf(text: string): Kind {
  const kind = KINDS.find((known) => known === text);
  if (kind) return kind;
  throw new UsageError(`Expected --kind to be one of ${KINDS.join(', ')}, got '${text}'.`);
}

function lacking(what: string): UsageError {
  return new UsageError(`Expected ${what}, got nothing. Say: npm create hotpix-plugin my-plugin -- --kind decoder`);
}
