import { extname, resolve } from 'node:path';
import type { Hotpix, Source } from '@hotpix/core';
import { noFiles } from '../errors.ts';
import { isNameForCamera } from '../files/camera-names.ts';
import { fileSource } from '../files/file-source.ts';
import { findFiles, type Found } from '../files/find-files.ts';
import { whileSaying } from '../terminal/progress.ts';
import type { CommandContext } from './context.ts';
import { outputPaths } from './outputs.ts';

/**
 * The photographs that the arguments name, or else the config. Files of hotpix's own that a folder holds are none: the
 * config, Results, what an earlier run wrote.
 *
 * @throws {UsageError} when there are none
 */
export function photographs(context: CommandContext, hotpix: Hotpix, command: string): Promise<Source[]> {
  return whileSaying(context.settings.quiet, 'looking for photographs', () => look(context, hotpix, command));
}

async function look(context: CommandContext, hotpix: Hotpix, command: string): Promise<Source[]> {
  const { files, settings, loaded } = context;
  const except = settings.out;
  const found =
    files.length > 0
      ? await findFiles(files, { except })
      : await findFiles(loaded.config.files ?? [], { base: loaded.base, except });
  if (found.length === 0) throw noFiles(command);
  const own = new Set(ownFiles(context).map((path) => resolve(path)));
  const outputs = outputPaths(settings);
  const given = new Set(files.map((path) => resolve(path)));
  const kept: Source[] = [];
  for (const file of found) {
    const isWritten = own.has(resolve(file.path)) || outputs.some((path) => isNameForCamera(file.path, path));
    const isOwn = isWritten && !given.has(resolve(file.path));
    if (!isOwn || (await isPhotograph(hotpix, file.path))) kept.push(sourceOf(file, hotpix));
  }
  return kept;
}

/** A file as a source, incidental where neither the user nor its name says that it is a photograph. */
export function sourceOf({ path, isNamed }: Found, { plugins }: Hotpix): Source {
  const extension = extname(path).slice(1).toLowerCase();
  const isMeant = isNamed || plugins.some(({ decode }) => decode?.extensions?.includes(extension));
  return fileSource(path, !isMeant);
}

function ownFiles({ settings, loaded }: CommandContext): string[] {
  const { baseline, dark, map } = settings;
  return [...outputPaths(settings), baseline, dark, map, loaded.path].filter((path) => path !== undefined);
}

/** A report that an earlier run left in the folder is none; a picture that `--json` would overwrite is one. */
async function isPhotograph(hotpix: Hotpix, path: string): Promise<boolean> {
  const head = await fileSource(path).head();
  return hotpix.plugins.some(({ decode }) => decode?.match(head, path));
}
