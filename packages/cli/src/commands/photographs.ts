import { extname, resolve } from 'node:path';
import type { Hotpix, Source } from '@hotpix/core';
import { noFiles } from '../errors.ts';
import { isNameForCamera } from '../files/camera-names.ts';
import { fileSource, originalsOnly } from '../files/file-source.ts';
import { findFiles, type Found } from '../files/find-files.ts';
import { specialAt } from '../files/ordinary-file.ts';
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
  return whileSaying(context.progress, 'looking for photographs', () => look(context, hotpix, command));
}

async function look(context: CommandContext, hotpix: Hotpix, command: string): Promise<Source[]> {
  const { files, settings, loaded } = context;
  const { out: except, exclude } = settings;
  const found =
    files.length > 0
      ? await findFiles(files, { except, exclude })
      : await findFiles(loaded.config.files ?? [], { base: loaded.base, except, exclude });
  if (found.length === 0) throw noFiles(command);
  const own = new Set(ownFiles(context).map((path) => resolve(path)));
  const outputs = outputPaths(settings);
  const given = new Set(files.map((path) => resolve(path)));
  const kept: Source[] = [];
  for (const file of found) {
    const isWritten = own.has(resolve(file.path)) || outputs.some((path) => isNameForCamera(file.path, path));
    const isOwn = isWritten && !given.has(resolve(file.path));
    if (isOwn && !(await isPhotograph(hotpix, file.path))) continue;
    // Nobody means a pipe that lies among photographs, whatever it is called.
    const isSpecial = !file.isNamed && (await specialAt(file.path)) !== undefined;
    kept.push(originalsOnly(isSpecial ? fileSource(file.path, true) : sourceOf(file, hotpix)));
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
  if ((await specialAt(path)) !== undefined) return false;
  const head = await fileSource(path).head();
  return hotpix.plugins.some(({ decode }) => decode?.match(head, path));
}
