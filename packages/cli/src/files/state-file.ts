/** A State on the disk: resumed when it is there, written now and then, whole or not at all. */
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { StateReader, writeState as storeState, type State, type StateTools, type StoredBytes } from '@hotpix/core';
import { withAdvice } from '../advice.ts';
import { notThis } from '../errors.ts';
import { Inputs, writeOutput } from './write-output.ts';

/** Writing checkpoints may take this share of the time. */
const SHARE = 0.05;

/** Faster than what every engine has, and on threads of its own. */
const TOOLS: StateTools = {
  deflate: (bytes) => promisify(deflateRaw)(bytes, { level: 1 }),
  inflate: (bytes, length) => promisify(inflateRaw)(bytes, { maxOutputLength: Math.max(1, length) }),
  sha256: async (bytes) => createHash('sha256').update(bytes).digest(),
};

export class StateFile {
  readonly state: State;
  private readonly path: string;
  /** Seconds between checkpoints, at least. */
  private readonly interval: number;
  private savedAt = Date.now();
  private cost = 0;

  private constructor(path: string, interval: number, state: State) {
    this.path = path;
    this.interval = interval;
    this.state = state;
  }

  /**
   * @param interval seconds between checkpoints, at least
   * @throws {UsageError} when the file is there and holds no State
   */
  static async open(path: string, interval: number): Promise<StateFile> {
    return new StateFile(path, interval, (await readState(path)) ?? { cameras: [], others: [] });
  }

  /** Saves when it is time to. Call it between files, when the State is whole. */
  async checkpoint(): Promise<void> {
    const since = (Date.now() - this.savedAt) / 1000;
    if (since >= this.interval && since > this.cost / SHARE) await this.save();
  }

  async save(): Promise<void> {
    const start = Date.now();
    await writeState(this.path, this.state);
    this.savedAt = Date.now();
    this.cost = (this.savedAt - start) / 1000;
  }
}

/** The State in a file, undefined where there is no such file. @throws {UsageError} when it holds something else */
export async function readState(path: string): Promise<State | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    return await (await StateReader.open(await storedIn(file), TOOLS)).state();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw notThis(path, withAdvice(error));
  } finally {
    await file?.close();
  }
}

async function storedIn(file: FileHandle): Promise<StoredBytes> {
  return {
    length: (await file.stat()).size,
    async read(at, length) {
      const bytes = new Uint8Array(length);
      let got = 0;
      for (let read = 1; got < length && read > 0; got += read) {
        read = (await file.read(bytes, got, length - got, at + got)).bytesRead;
      }
      return bytes.subarray(0, got);
    },
  };
}

export function writeState(path: string, state: State): Promise<void> {
  return writeOutput(path, storeState(state, TOOLS), new Inputs());
}
