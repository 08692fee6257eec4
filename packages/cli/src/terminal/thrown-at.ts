/** Where in its own file a plugin threw, for its author: no Result tells, for it is where somebody's plugin lies. */
import { isHotpixError } from '@hotpix/result';
import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInside } from '../files/is-inside.ts';

/** A line of a stack, as `at Object.rank (/path/plugin.ts:6:20)` or `at async file:///path/plugin.js:6:20`. */
const FRAME = /^\s+at (?:.*\()?(?:async )?(.+?):(\d+):\d+\)?$/;
/** What calls the plugins for us. */
const CALLER = /[/\\]node_modules[/\\]tapable[/\\]/;

/** The first place of the stack that is not of hotpix, as `plugin.ts:6`; undefined where there is none, and for what is no error of a plugin. */
export function thrownAt(error: unknown): string | undefined {
  if (!isHotpixError(error)) return undefined;
  const { code, cause } = error;
  // Of what several decoders could not read the first is the one that is told of.
  if (code === 'unreadable') return thrownAt(cause);
  if (code !== 'pluginFailed' || !(cause instanceof Error)) return undefined;
  const { stack = '', message } = cause;
  // The message may be of many lines, of which some look like a stack.
  const lines = stack.slice(stack.indexOf(message) + message.length).split('\n');
  const roots = ownFolders();
  for (const line of lines) {
    const [, place, row] = FRAME.exec(line) ?? [];
    const path = place === undefined ? undefined : pathOf(place);
    if (path === undefined || CALLER.test(path) || roots.some((root) => isInside(path, root))) continue;
    return `${isInside(path, '.') ? relative('.', path) : path}:${row}`;
  }
  return undefined;
}

/** Such places, by the paths of the photographs that failed for what was thrown there. */
export type Thrown = ReadonlyMap<string, string>;

/** Keeps where a plugin threw, for each photograph that fails for it. */
export function noteIn(thrown: Map<string, string>): (path: string, error: unknown) => void {
  return (path, error) => {
    const place = thrownAt(error);
    if (place !== undefined) thrown.set(path, place);
  };
}

/** Words for the error of a photograph, beside those for others. @param place if it was thrown by a plugin */
export const withPlace = (text: string, place: string | undefined): string =>
  place === undefined ? text : `${text} (thrown at ${place})`;

/** Undefined of what is no file, as what is built into Node. */
function pathOf(place: string): string | undefined {
  if (place.startsWith('file:')) return fileURLToPath(place);
  return /^(?:[/\\]|[A-Za-z]:[/\\])/.test(place) ? place : undefined;
}

/** Where the packages of hotpix lie: in one folder, and this one perhaps beside it. */
function ownFolders(): string[] {
  const folderOf = (name: string): string => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  return [dirname(folderOf('@hotpix/core')), folderOf('hotpix')];
}
