/** Finds the config of a project, in this folder or a parent, and reads it. */
import { dirname, relative } from 'node:path';
import { withAdvice } from '../advice.ts';
import { badOption, badSyntax, unknownOption, unreadableConfig } from '../errors.ts';
import { OPTION_KEYS } from '../options/table.ts';
import type { HotpixConfig } from './define-config.ts';
import { UsageError } from '../usage-error.ts';
import { mayHaveConfig, searchFolders } from './search-folders.ts';

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
  const none: LoadedConfig = { config: {}, where: 'defaults', base: cwd };
  if (path === false || (path === undefined && !searchFolders(cwd).some(mayHaveConfig))) return none;
  // What reads all kinds of them is not loaded where there is none.
  const { ConfigSyntaxError, findConfig } = await import('./find-config.ts');
  const found = await findConfig(path, cwd).catch((error: Error & { filepath?: string }) => {
    if (error instanceof UsageError) throw error;
    if (error instanceof ConfigSyntaxError) throw badSyntax(relative(cwd, error.path), error);
    const culprit = error.filepath === undefined ? path : relative(cwd, error.filepath);
    throw unreadableConfig(culprit ?? 'package.json', withAdvice(error));
  });
  if (!found || found.isEmpty) return none;
  const { filepath } = found;
  const where = relative(cwd, filepath);
  return { config: checkKeys(found.config, where), where, base: dirname(filepath), path: filepath };
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
