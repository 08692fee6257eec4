/** A State on the disk: resumed when it is there, written now and then, whole or not at all. */
import { open } from 'node:fs/promises';
import { decodeState, encodeState, type State } from '@hotpix/core';
import { withAdvice } from '../advice.ts';
import { notThis } from '../errors.ts';
import { Inputs, writeOutput } from './write-output.ts';

/** Writing checkpoints may take this share of the time. */
const SHARE = 0.05;
/** Bytes read at once. */
const PART = 2 ** 28;

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
  try {
    return decodeState(await readWhole(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw notThis(path, withAdvice(error));
  }
}

/** In parts, for readFile() stops at 2 GiB, which the planes of 50 megapixels reach. */
async function readWhole(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array((await file.stat()).size);
    for (let at = 0, got = 1; at < bytes.length && got > 0; at += got) {
      got = (await file.read(bytes, at, Math.min(bytes.length - at, PART), at)).bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

export function writeState(path: string, state: State): Promise<void> {
  return writeOutput(path, encodeState(state), new Inputs());
}
