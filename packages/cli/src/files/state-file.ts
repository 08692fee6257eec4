/** A State on the disk: resumed when it is there, written now and then, whole or not at all. */
import type { FileHandle } from 'node:fs/promises';
import { StateReader, writeState as storeState, type State, type StoredBytes } from '@hotpix/core';
import { withAdvice } from '../advice.ts';
import { dirname } from 'node:path';
import { notThis } from '../errors.ts';
import { notWritable } from '../file-errors.ts';
import { UsageError } from '../usage-error.ts';
import { lock, type Lock } from './lock.ts';
import { openOrdinary } from './ordinary-file.ts';
import { Inputs, writeOutput } from './write-output.ts';

/** Writing checkpoints may take this share of the time. */
const SHARE = 0.05;

export class StateFile {
  readonly state: State;
  /** Why it could not be written last time; the rest of a run is not lost by that. */
  failure: UsageError | undefined;
  private readonly path: string;
  private readonly lock: Lock;
  /** Seconds between checkpoints, at least. */
  private readonly interval: number;
  private savedAt = Date.now();
  private cost = 0;

  private constructor(path: string, lock: Lock, interval: number, state: State) {
    this.path = path;
    this.lock = lock;
    this.interval = interval;
    this.state = state;
  }

  /**
   * Keeps other runs from the file until it is closed: of two that added to one State, the later would overwrite what the earlier
   * counted.
   * @param interval seconds between checkpoints, at least
   * @throws {UsageError} when another run has it, or when the file is there and holds no State
   */
  static async open(path: string, interval: number): Promise<StateFile> {
    const own = await lockState(path);
    try {
      return new StateFile(path, own, interval, (await readState(path)) ?? { cameras: [], others: [] });
    } catch (error) {
      await own.release();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.lock.release();
  }

  /** Saves when it is time to. Call it between files, when the State is whole. */
  async checkpoint(): Promise<void> {
    const since = (Date.now() - this.savedAt) / 1000;
    if (since >= this.interval && since > this.cost / SHARE) await this.trySave();
  }

  /** Saves, or keeps the reason why the disk refuses. */
  async trySave(): Promise<void> {
    try {
      await this.save();
      this.failure = undefined;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      this.failure = error;
      this.savedAt = Date.now();
    }
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
    file = await openOrdinary(path);
    return await (await StateReader.open(await storedIn(file))).state();
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

/** @throws {UsageError} where another run has it, or where the folder takes no lock */
export function lockState(path: string): Promise<Lock> {
  return lock(path).catch((error: unknown) => {
    throw error instanceof UsageError ? error : notWritable(dirname(path), error);
  });
}

export function writeState(path: string, state: State): Promise<void> {
  return writeOutput(path, storeState(state), new Inputs());
}
