/** Reads the config that is named, or the first that is found. */
import { resolve } from 'node:path';
import { cosmiconfig, type CosmiconfigResult, type Loader } from 'cosmiconfig';
import { specialAt } from '../files/ordinary-file.ts';
import { LOADERS } from './loaders.ts';
import { MODULES, SEARCH_PLACES, searchFolders } from './search-folders.ts';
import { assertTrusted } from './trust.ts';

export { ConfigSyntaxError } from './loaders.ts';

/** @param path of a config, or undefined to search from here upwards. @throws {UsageError} or what the file system, or a parser, says */
export async function findConfig(path: string | undefined, cwd: string): Promise<CosmiconfigResult> {
  if (path === undefined) return search(cwd);
  const explorer = explorerWith(LOADERS);
  const special = await specialAt(resolve(cwd, path));
  if (special !== undefined) throw new Error(`expected a file, got ${special}.`);
  return explorer.load(resolve(cwd, path));
}

async function search(cwd: string): Promise<CosmiconfigResult> {
  const careful = (loader: Loader): Loader => {
    return async (path, content) => {
      await assertTrusted(path, cwd);
      return loader(path, content);
    };
  };
  const loaders = { ...LOADERS, ...Object.fromEntries(MODULES.map((kind) => [kind, careful(LOADERS[kind])])) };
  const explorer = explorerWith(loaders);
  for (const folder of searchFolders(cwd)) {
    const found = await explorer.search(folder);
    if (!found) continue;
    await assertTrusted(found.filepath, cwd);
    return found;
  }
  return null;
}

function explorerWith(loaders: Readonly<Record<string, Loader>>): ReturnType<typeof cosmiconfig> {
  return cosmiconfig('hotpix', { searchPlaces: SEARCH_PLACES, loaders, searchStrategy: 'none' });
}
