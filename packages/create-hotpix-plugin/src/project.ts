/** What a new plugin consists of. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Kind } from './kinds.ts';
import { manifestOf } from './manifest.ts';
import { assertName, factoryOf } from './names.ts';

const templates = (name: string): string => fileURLToPath(new URL(`../templates/${name}/`, import.meta.url));

/**
 * The files of a plugin, by their paths in its folder. Templates are plugins themselves, called `my-decoder` and the like.
 * @throws {UsageError} for a name that no package may have
 */
export async function filesOf(name: string, kind: Kind): Promise<Record<string, string>> {
  assertName(name);
  const template = { ...(await read(templates('every-kind'))), ...(await read(templates(kind))) };
  const [from, to] = [factoryOf(`my-${kind}`, kind), factoryOf(name, kind)];
  const called = (text: string): string =>
    text.replaceAll(from, to).replaceAll(capital(from), capital(to)).replaceAll(`my-${kind}`, name);
  const files = Object.entries(template).map(([path, text]) => [path, called(text)]);
  return {
    'package.json': `${JSON.stringify(await manifestOf(name, kind), undefined, 2)}\n`,
    ...Object.fromEntries(files),
  };
}

const capital = (word: string): string => word[0].toUpperCase() + word.slice(1);

async function read(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => `${parentPath}/${name}`);
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  return Object.fromEntries(paths.map((path, i) => [nameOf(path.slice(folder.length)), texts[i]]));
}

/** npm ships no file called `.gitignore`. */
function nameOf(path: string): string {
  const name = path.replaceAll('\\', '/').replace(/^\//, '');
  return name === 'gitignore' ? '.gitignore' : name;
}
