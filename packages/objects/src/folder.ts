/** A folder as a place of objects: keys are paths in it. */
import type { BigIntStats, Dirent } from 'node:fs';
import { open, readdir, realpath, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { changedObject, longObject, noObject, outside } from './errors.ts';
import { byBytes, pathKey } from './keys.ts';
import type { Look, ObjectFacts, Place, ReadOptions } from './place.ts';
import { isTemporary, sweepTemporaries } from './temporaries.ts';
import { putFile } from './put-file.ts';

export class FolderPlace implements Place {
  readonly url: string;
  private readonly root: string;
  private readonly most: number;
  private swept: Promise<void> | undefined;

  /** @param most bytes that are read in one go */
  constructor(folder: string, most: number) {
    this.url = folder;
    this.root = resolve(folder);
    this.most = most;
  }

  async *list(prefix = '', { signal }: Pick<ReadOptions, 'signal'> = {}): AsyncIterable<ObjectFacts> {
    for await (const key of keysIn(this.root, '', prefix)) {
      signal?.throwIfAborted();
      const facts = await this.head(key);
      if (facts) yield facts;
    }
  }

  async head(key: string): Promise<ObjectFacts | undefined> {
    const stats = await stat(this.pathOf(key), { bigint: true }).catch(absent);
    return stats?.isFile() ? { key, ...factsOf(stats) } : undefined;
  }

  async look(key: string, length: number, options: ReadOptions = {}): Promise<Look> {
    options.signal?.throwIfAborted();
    const path = this.pathOf(key);
    // Opening a pipe would wait until somebody writes to it.
    if (!(await this.head(key))) throw noObject(path);
    const file = await open(path);
    try {
      const facts = { key, ...factsOf(await file.stat({ bigint: true })) };
      if (options.etag !== undefined && options.etag !== facts.etag) throw changedObject(path, 'size or time');
      if (options.size !== undefined && options.size !== facts.size) throw changedObject(path, 'size');
      const from = options.from ?? 0;
      const wanted = Math.max(0, Math.min(length, facts.size - from));
      if (wanted > this.most) throw longObject(path, this.most);
      const bytes = new Uint8Array(wanted);
      let got = 0;
      for (let read = 1; got < wanted && read > 0; got += read) {
        read = (await file.read(bytes, got, wanted - got, from + got)).bytesRead;
      }
      if (got < wanted) throw changedObject(path, 'size');
      return { facts, bytes };
    } finally {
      await file.close();
    }
  }

  async read(key: string, options: ReadOptions = {}): Promise<Uint8Array> {
    return (await this.look(key, options.length ?? Infinity, options)).bytes;
  }

  async write(
    key: string,
    bytes: Uint8Array | AsyncIterable<Uint8Array>,
    { signal }: Pick<ReadOptions, 'signal'> = {},
  ): Promise<void> {
    signal?.throwIfAborted();
    const path = this.pathOf(key);
    await (this.swept ??= this.sweep());
    await this.assertWithin(key);
    await putFile(this.root, path, bytes, signal);
  }

  async remove(key: string): Promise<void> {
    const path = this.pathOf(key);
    await this.assertWithin(key);
    await rm(path, { force: true });
    // Folders are but parts of keys: who removes all objects leaves none.
    for (let folder = dirname(path); folder !== this.root; folder = dirname(folder)) {
      const isGone = await rmdir(folder).then(
        () => true,
        () => false,
      );
      if (!isGone) return;
    }
  }

  sweep(): Promise<void> {
    return sweepTemporaries(this.root);
  }

  private pathOf(key: string): string {
    return join(this.root, pathKey(key));
  }

  /** Looks at the deepest folder of the key that is there. */
  private async assertWithin(key: string): Promise<void> {
    const root = await realpath(this.root).catch(absent);
    if (root === undefined) return;
    for (let folder = dirname(this.pathOf(key)); folder !== this.root; folder = dirname(folder)) {
      const real = await realpath(folder).catch(absent);
      if (real === undefined) continue;
      if (relative(root, real).split(sep)[0] === '..') throw outside(key);
      return;
    }
  }
}

/** Bytes that are replaced get another time, or another size. */
function factsOf({ size, mtimeNs }: BigIntStats): Omit<ObjectFacts, 'key'> {
  return { size: Number(size), etag: `"${size.toString(16)}-${mtimeNs.toString(16)}"` };
}

/** Depth first in the order of whole keys, without what cannot begin with the prefix. */
async function* keysIn(root: string, folder: string, prefix: string): AsyncIterable<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(absent);
  const names = (entries ?? []).filter(({ name }) => !isTemporary(name)).map((entry) => nameOf(entry));
  for (const name of names.sort(byBytes)) {
    const key = folder + name;
    if (!key.startsWith(prefix) && !prefix.startsWith(key)) continue;
    if (name.endsWith('/')) yield* keysIn(root, key, prefix);
    else if (key.startsWith(prefix)) yield key;
  }
}

/** With the slash that comes after it in keys, which decides on its place among others. */
const nameOf = (entry: Dirent): string => (entry.isDirectory() ? `${entry.name}/` : entry.name);

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
