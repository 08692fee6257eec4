/** Finds the config of a project, in this folder or a parent, and reads it. */
import { dirname, relative, resolve } from 'node:path';
import { cosmiconfig, type CosmiconfigResult, type Loader } from 'cosmiconfig';
import { withAdvice } from '../advice.ts';
import { badOption, badSyntax, unknownOption, unreadableConfig } from '../errors.ts';
import { specialAt } from '../files/ordinary-file.ts';
import { OPTION_KEYS } from '../options/table.ts';
import type { HotpixConfig } from './define-config.ts';
import { UsageError } from '../usage-error.ts';
import { ConfigSyntaxError, DOCUMENTS, LOADERS, MODULES } from './loaders.ts';
import { searchFolders } from './search-folders.ts';
import { assertTrusted } from './trust.ts';

const STEMS = ['.hotpixrc', 'hotpix.config'];
const EXTENSIONS = [...MODULES, ...DOCUMENTS];
const SEARCH_PLACES = [
  'package.json',
  '.hotpixrc',
  ...STEMS.flatMap((stem) => EXTENSIONS.map((extension) => stem + extension)),
];

const KEYS = [...OPTION_KEYS, 'plugins', 'files'];

export interface LoadedConfig {
  readonly config: HotpixConfig;
  /** How errors name it: its path from here, or `defaults`. */
  readonly where: string;
  /** Folder that its relative paths start from. */
  readonly base: string;
  /** Absolute; undefined where there is no config. */
  readonly path?: string;
}

/**
 * @param path of a config, false for none, or undefined to search from here upwards to the root of the project or the home of the user
 * @throws {UsageError} when it cannot be read, has a key that is not known, or was found in a parent folder and may be anybody's
 */
export async function loadConfig(path: string | false | undefined, cwd = process.cwd()): Promise<LoadedConfig> {
  if (path === false) return { config: {}, where: 'defaults', base: cwd };
  const found = await find(path, cwd).catch((error: Error & { filepath?: string }) => {
    if (error instanceof UsageError) throw error;
    if (error instanceof ConfigSyntaxError) throw badSyntax(relative(cwd, error.path), error);
    const culprit = error.filepath === undefined ? path : relative(cwd, error.filepath);
    throw unreadableConfig(culprit ?? 'package.json', withAdvice(error));
  });
  if (!found || found.isEmpty) return { config: {}, where: 'defaults', base: cwd };
  const { filepath } = found;
  const where = relative(cwd, filepath);
  return { config: checkKeys(found.config, where), where, base: dirname(filepath), path: filepath };
}

async function find(path: string | undefined, cwd: string): Promise<CosmiconfigResult> {
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

function checkKeys(config: unknown, where: string): HotpixConfig {
  if (!isObject(config)) throw badOption(where, 'config', 'an object, as export default in a module', config);
  const unknown = Object.keys(config).find((key) => key !== '$schema' && !KEYS.includes(key));
  if (unknown !== undefined) throw unknownOption(where, unknown, KEYS);
  const { plugins = [], files = [] } = config as { plugins?: unknown; files?: unknown };
  if (!Array.isArray(plugins)) throw badOption(where, 'plugins', 'a list of plugins', plugins);
  const odd = plugins.findIndex((plugin) => !isObject(plugin));
  if (odd >= 0) throw badOption(where, `plugins[${odd}]`, 'a plugin, which is an object', plugins[odd]);
  if (!Array.isArray(files) || !files.every((file) => typeof file === 'string' && file !== '')) {
    throw badOption(where, 'files', 'a list of files, folders and globs', files);
  }
  return config;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
