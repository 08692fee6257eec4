import { extname, resolve } from 'node:path';
import type { Decoder, Hotpix, Source } from '@hotpix/core';
import { noFiles } from '../errors.ts';
import { isNameForCamera } from '../files/camera-names.ts';
import { fileSource, originalsOnly } from '../files/file-source.ts';
import type { Found } from '../files/find-files.ts';
import { findPhotographs } from '../files/find-photographs.ts';
import type { FoundObject } from '../files/remote/find-objects.ts';
import type { Remotes } from '../files/remote/remotes.ts';
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
  const { files, settings, loaded, remotes } = context;
  const { out: except, exclude } = settings;
  const found =
    files.length > 0
      ? await findPhotographs(files, remotes, { except, exclude })
      : await findPhotographs(loaded.config.files ?? [], remotes, { base: loaded.base, except, exclude });
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
    const mayBeSpecial = !('object' in file) && !file.isNamed && !file.isOrdinary;
    const isSpecial = mayBeSpecial && (await specialAt(file.path)) !== undefined;
    kept.push(originalsOnly(isSpecial ? fileSource(file.path, true) : sourceOf(file, hotpix, remotes)));
  }
  return kept;
}

/** A file or an object as a source, incidental where neither the user nor its name says that it is a photograph. */
export function sourceOf(found: Found | FoundObject, { plugins }: Hotpix, remotes: Remotes): Source {
  const { path, isNamed } = found;
  const decoders = plugins.flatMap(({ decode }) => decode ?? []);
  const extension = extname(path).slice(1).toLowerCase();
  const isMeant = isNamed || decoders.some(({ extensions }) => extensions?.includes(extension));
  if (!('object' in found)) return fileSource(path, !isMeant);
  return remotes.add(path, found.object, !isMeant, (head) => decoders.some((decoder) => matches(decoder, head, path)));
}

/** What a decoder throws as it looks is told when it decodes. */
function matches(decoder: Decoder, head: Uint8Array, path: string): boolean {
  try {
    return decoder.match(head, path);
  } catch {
    return true;
  }
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
