/** Reads configs of every format. Errors of syntax say where they are, as far as the parsers tell. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { defaultLoaders, type Loader } from 'cosmiconfig';
import type { ParseError } from 'jsonc-parser';
import { codeFrame, placeAt, type Place } from './code-frame.ts';
import { MODULES } from './search-folders.ts';
import { withInstall } from './missing-module.ts';

/** A text that is not in its language. */
export class ConfigSyntaxError extends Error {
  override readonly name = 'ConfigSyntaxError';
  readonly path: string;
  readonly place: Place;
  readonly frame: readonly string[];

  constructor(reason: string, path: string, text: string, place: Place) {
    super(reason);
    this.path = path;
    this.place = place;
    this.frame = codeFrame(text, place);
  }
}

const loadJson: Loader = async (path, content) => {
  const text = content.replace(/^\ufeff/, '');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // Engines do not all say where, and none says it of every mistake.
    const { default: jsonc } = await import('jsonc-parser');
    const mistakes: ParseError[] = [];
    jsonc.parseTree(text, mistakes, { disallowComments: true });
    const [first] = mistakes;
    if (!first) throw error;
    throw new ConfigSyntaxError(
      inWords(jsonc.printParseErrorCode(first.error)),
      path,
      text,
      placeAt(text, first.offset),
    );
  }
};

/** `ValueExpected` as `value expected.` */
const inWords = (code: string): string => `${code.replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()}.`;

const loadYaml: Loader = (path, content) => {
  try {
    return defaultLoaders['.yaml'](path, content) as unknown;
  } catch (error) {
    const { reason, mark } = error as { reason?: string; mark?: Place & { readonly position: number } };
    if (reason === undefined || mark === undefined) throw error;
    // It counts a line break at the end that is not there.
    throw new ConfigSyntaxError(`${reason}.`, path, content, placeAt(content, mark.position));
  }
};

/**
 * TypeScript and modules of any kind. Unlike the loader of cosmiconfig it writes no file beside the config, nor does it
 * read a cache that somebody else may have written. `hotpix` is this very package, for a project that has not installed it.
 */
const loadModule: Loader = async (path) => {
  const { createJiti } = await import('jiti');
  const alias = { hotpix: createRequire(import.meta.url).resolve('hotpix') };
  const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false, interopDefault: false, alias });
  const module = await jiti.import<object>(path).catch(async (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    // Without its code, which cosmiconfig might take for that of a config that is not there.
    throw (await syntaxErrorIn(message)) ?? new Error(withInstall(message), { cause: error });
  });
  // jiti gives what a .cts file exports without a default around it.
  const hasDefault = 'default' in module || extname(path) !== '.cts';
  const config = hasDefault ? (module as { default?: unknown }).default : module;
  if (config === undefined || config === null) throw new Error(`expected an object as export default, got ${config}.`);
  return config;
};

/** What jiti says of a module, the config or one that it imports: the path, the line from 1, and the column from 0. */
async function syntaxErrorIn(message: string): Promise<ConfigSyntaxError | undefined> {
  const [, reason, path, line, column] = /^ParseError: (.+?)\s*\n\s*(.+):(\d+):(\d+)\s*$/s.exec(message) ?? [];
  if (path === undefined) return undefined;
  const text = await readFile(path, 'utf8').catch(() => '');
  const said = `${reason.charAt(0).toLowerCase()}${reason.slice(1)}`.replace(/\.?$/, '.');
  return new ConfigSyntaxError(said, path, text, { line: Number(line), column: Number(column) + 1 });
}

/** By extension, as cosmiconfig takes them. */
export const LOADERS: Readonly<Record<string, Loader>> = {
  ...Object.fromEntries(MODULES.map((extension) => [extension, loadModule])),
  '.json': loadJson,
  '.yaml': loadYaml,
  '.yml': loadYaml,
  noExt: loadYaml,
};
