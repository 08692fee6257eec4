/** Puts results on the disk: whole or not at all, and never over an input. */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { notWritable, overFolder, overInput } from '../file-errors.ts';
import { isSystemError } from '../system-errors.ts';
import { makeFolder } from './make-folder.ts';
import { replaceFile, type Content } from './replace-file.ts';

const AT_ONCE = 64;

/** Files that must not be written to, whatever name they go by. */
export class Inputs {
  /** Those that nobody asked about yet: most runs write to no file that is there. */
  private unseen: string[];
  private seeing: Promise<void> = Promise.resolve();
  private readonly files = new Set<string>();

  constructor(paths: Iterable<string> = []) {
    this.unseen = [...paths];
  }

  add(paths: Iterable<string>): void {
    for (const path of paths) this.unseen.push(path);
  }

  /** @throws {UsageError} when the path is a folder or one of the inputs, also by a link or another spelling. */
  async assertNone(path: string): Promise<void> {
    const stats = await look(path);
    if (stats?.isDirectory()) throw overFolder(path);
    if (await this.has(path)) throw overInput(path);
  }

  /** Whether a path leads to one of the inputs, also by a link or another spelling. */
  async has(path: string): Promise<boolean> {
    const stats = await look(path);
    if (stats === undefined) return false;
    await this.see();
    return this.files.has(identify(stats));
  }

  /** Whoever asks waits for all that was added before, also where another asked first. */
  private see(): Promise<void> {
    const paths = this.unseen;
    this.unseen = [];
    this.seeing = this.seeing.then(() => this.lookAt(paths));
    return this.seeing;
  }

  private async lookAt(paths: readonly string[]): Promise<void> {
    for (let from = 0; from < paths.length; from += AT_ONCE) {
      const seen = await Promise.all(paths.slice(from, from + AT_ONCE).map(look));
      for (const stats of seen) if (stats) this.files.add(identify(stats));
    }
  }
}

/**
 * Writes a file, and the folders it lies in.
 * @param original whose permissions, owner and dates the file gets
 * @throws {UsageError} when that would be an input, or the disk refuses
 */
export async function writeOutput(path: string, content: Content, inputs: Inputs, original?: string): Promise<void> {
  await inputs.assertNone(path);
  try {
    await makeFolder(dirname(path));
    await replaceFile(path, content, original);
  } catch (error) {
    // The words of the system name the file aside, which nobody knows.
    throw isSystemError(error) ? notWritable(dirname(path), error) : error;
  }
}

function look(path: string) {
  return stat(path, { bigint: true }).catch(() => undefined);
}

function identify({ dev, ino }: { dev: bigint; ino: bigint }): string {
  return `${dev}:${ino}`;
}
