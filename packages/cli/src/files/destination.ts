/** Where repaired photographs go: into a folder of copies, or into the place of the originals, which are kept beside. */
import { dirname, extname } from 'node:path';
import type { Written } from '@hotpix/core';
import { isSameExtension, markRepaired } from '@hotpix/fixer';
import { isRemote } from '@hotpix/objects';
import { backupExists, changedMeanwhile, notInPlace, notTheOriginal, notWritable } from '../file-errors.ts';
import type { Settings } from '../options/settings.ts';
import { UsageError } from '../usage-error.ts';
import { BACKUP, keepOriginal } from './backup.ts';
import { digestOf, isCopy } from './copies.ts';
import { clearFolder, lock } from './lock.ts';
import { readOrdinary } from './ordinary-file.ts';
import { OutputNames } from './output-names.ts';
import { replaceFile } from './replace-file.ts';
import { writeOutput, type Inputs } from './write-output.ts';

type Wanted = Pick<Settings, 'out' | 'name' | 'inPlace' | 'overwrite'>;

/** Seconds to wait for another run that is at the same photograph. */
const PATIENCE = 10;

export class Destination {
  private readonly settings: Wanted;
  private readonly inputs: Inputs;
  private readonly names: OutputNames;

  constructor(settings: Wanted, paths: readonly string[], inputs: Inputs) {
    this.settings = settings;
    this.inputs = inputs;
    this.names = new OutputNames({ folder: settings.out ?? '', name: settings.name }, paths, inputs);
  }

  /** Whether an earlier run put the repaired copy of this very photograph there. @param read its bytes, where it is on a server */
  async isDone(path: string, read?: () => Promise<Uint8Array>): Promise<boolean> {
    if (!this.settings.inPlace) return this.names.isThere(path, read);
    await clearFolder(dirname(path));
    return (await isCopy(path, path + BACKUP)) && !(await isUnchanged(path));
  }

  /**
   * Writes a repaired photograph, whole or not at all, and says where it is. It keeps permissions, owner and dates of an original
   * on this machine, by which galleries and backups know it, and is marked as what it is.
   * @param original the bytes that it was made of
   * @throws {UsageError} where it must not or cannot
   */
  async put(path: string, { bytes: repaired, extension }: Written, original: Uint8Array): Promise<string> {
    const isSame = Buffer.from(original.buffer, original.byteOffset, original.length).equals(repaired);
    const bytes = isSame ? repaired : markRepaired(repaired, { original: digestOf(original) });
    if (this.settings.inPlace) return this.replace(path, bytes, extension, original);
    const name = await this.names.nameFor(path, extension, this.settings.overwrite);
    await writeOutput(name, bytes, this.inputs, isRemote(path) ? undefined : path);
    return name;
  }

  /** The original is safe before anything takes its place: a run that dies in between leaves both, and can be resumed. */
  private async replace(path: string, bytes: Uint8Array, extension: string, original: Uint8Array): Promise<string> {
    if (!isSameExtension(extname(path), extension)) throw notInPlace(path, extension);
    try {
      const own = await lock(path, PATIENCE);
      try {
        await this.exchange(path, bytes, original);
      } finally {
        await own.release();
      }
    } catch (error) {
      throw error instanceof UsageError ? error : notWritable(dirname(path), error);
    }
    return path;
  }

  private async exchange(path: string, bytes: Uint8Array, original: Uint8Array): Promise<void> {
    if (!(await readOrdinary(path)).equals(original)) {
      throw (await isCopy(path, path + BACKUP)) ? backupExists() : changedMeanwhile();
    }
    if (!(await keepOriginal(path, original)) && !(await readOrdinary(path + BACKUP)).equals(original)) {
      throw notTheOriginal(path + BACKUP);
    }
    await replaceFile(path, bytes, path);
  }
}

/** Whether what is beside a photograph is what it still is: a run died after it had kept the original. */
async function isUnchanged(path: string): Promise<boolean> {
  const [now, before] = await Promise.all([readOrdinary(path), readOrdinary(path + BACKUP)]);
  return now.equals(before);
}
