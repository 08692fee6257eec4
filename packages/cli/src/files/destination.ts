/** Where repaired photographs go: into a folder of copies, or into the place of the originals, which are kept beside. */
import { readFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import type { Written } from '@hotpix/core';
import { backupExists, notInPlace, notWritable } from '../errors.ts';
import type { Settings } from '../options/settings.ts';
import { BACKUP } from './backup.ts';
import { exists } from './exists.ts';
import { isSameExtension, OutputNames } from './output-names.ts';
import { replaceFile } from './replace-file.ts';
import { writeOutput, type Inputs } from './write-output.ts';

type Wanted = Pick<Settings, 'out' | 'name' | 'inPlace' | 'overwrite'>;

export class Destination {
  private readonly settings: Wanted;
  private readonly inputs: Inputs;
  private readonly names: OutputNames;

  constructor(settings: Wanted, paths: readonly string[], inputs: Inputs) {
    this.settings = settings;
    this.inputs = inputs;
    this.names = new OutputNames({ folder: settings.out ?? '', name: settings.name }, paths, inputs);
  }

  /** Whether an earlier run put a repaired photograph there. */
  async isDone(path: string): Promise<boolean> {
    return this.settings.inPlace ? (await backupOf(path)) === 'of another' : this.names.isThere(path);
  }

  /**
   * Writes a repaired photograph, whole or not at all, and says where it is. It keeps permissions, owner and dates of the original,
   * by which galleries and backups know it.
   * @throws {UsageError} where it must not or cannot
   */
  async put(path: string, { bytes, extension }: Written): Promise<string> {
    if (this.settings.inPlace) return this.replace(path, bytes, extension);
    const name = await this.names.nameFor(path, extension, this.settings.overwrite);
    await writeOutput(name, bytes, this.inputs, path);
    return name;
  }

  /** The original is safe before anything takes its place: a run that dies in between leaves both, and can be resumed. */
  private async replace(path: string, bytes: Uint8Array, extension: string): Promise<string> {
    if (!isSameExtension(extname(path), extension)) throw notInPlace(path, extension);
    const backup = await backupOf(path);
    if (backup === 'of another') throw backupExists();
    try {
      if (backup === 'none') await replaceFile(path + BACKUP, await readFile(path), path);
      await replaceFile(path, bytes, path);
    } catch (error) {
      throw notWritable(dirname(path), error);
    }
    return path;
  }
}

/** Whether a photograph has a backup, and whether that is what it is now or what it was before it was repaired. */
async function backupOf(path: string): Promise<'none' | 'the same' | 'of another'> {
  if (!(await exists(path + BACKUP))) return 'none';
  const [now, before] = await Promise.all([readFile(path), readFile(path + BACKUP)]);
  return now.equals(before) ? 'the same' : 'of another';
}
