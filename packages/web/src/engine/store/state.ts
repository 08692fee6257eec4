/** The State of a scan under way, so that it can go on after the page was closed. */
import { StateReader, writeState, type State } from '@hotpix/core';
import type { Interrupted } from '../../shared/protocol.ts';
import { readStored, removeStored, writeStored } from './files.ts';

/** Seconds between checkpoints, at least, and the share of the time that they may take. */
const INTERVAL = 5;
const SHARE = 0.05;
/** Bytes that are stored in a second, about, before it is known. */
const SPEED = 3e8;

/** Of the two, one is whole while the other is written. */
const STATES = ['scan-a.state', 'scan-b.state'] as const;
const NOTE = 'scan.json';

interface Note extends Interrupted {
  readonly state: string;
}

export async function interruptedScan(): Promise<Interrupted | undefined> {
  const note = await readNote();
  return note && { counted: note.counted, total: note.total, name: note.name };
}

export async function forgetScan(): Promise<void> {
  for (const name of [NOTE, ...STATES]) await removeStored(name);
}

/** What an interrupted scan counted; an empty State where nothing whole was kept. */
export async function keptState(): Promise<State> {
  try {
    const file = await readStored((await readNote())?.state ?? '');
    if (file) return await (await StateReader.open(storedIn(file))).state();
  } catch {
    await forgetScan();
  }
  return { cameras: [], others: [] };
}

export class Checkpoints {
  private readonly state: State;
  private readonly scan: Pick<Interrupted, 'name' | 'total'>;
  private savedAt = performance.now();
  private cost: number | undefined;
  private next = 0;

  constructor(state: State, scan: Pick<Interrupted, 'name' | 'total'>) {
    this.state = state;
    this.scan = scan;
  }

  get isDue(): boolean {
    const since = (performance.now() - this.savedAt) / 1000;
    return since >= INTERVAL && since > (this.cost ?? bytesOf(this.state) / SPEED) / SHARE;
  }

  /**
   * Call it between files, when the State is whole. A disk that is full keeps nothing, and the scan goes on.
   * @returns whether all that was counted is stored
   */
  async save(): Promise<boolean> {
    const start = performance.now();
    const state = STATES[this.next];
    // The State knows nothing of photographs that wait to be counted together.
    const counted = this.state.cameras.reduce((sum, { files }) => sum + files.length, 0);
    if (counted === 0) return false;
    const isStored = await writeStored(state, writeState(this.state));
    if (isStored) {
      const note: Note = { ...this.scan, counted, state };
      await writeStored(NOTE, [new TextEncoder().encode(JSON.stringify(note))]);
      this.next = 1 - this.next;
      await removeStored(STATES[this.next]);
    }
    this.savedAt = performance.now();
    this.cost = (this.savedAt - start) / 1000;
    return isStored;
  }
}

function bytesOf({ cameras }: State): number {
  const statistics = cameras.flatMap((camera) => Object.values(camera.statistics));
  const planes = statistics.flatMap((one) => Object.values(one.planes));
  return planes.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

async function readNote(): Promise<Note | undefined> {
  try {
    const note = JSON.parse((await (await readStored(NOTE))?.text()) ?? '') as Note;
    return STATES.some((name) => name === note.state) ? note : undefined;
  } catch {
    return undefined;
  }
}

const storedIn = (file: File) => ({
  length: file.size,
  read: async (at: number, length: number) => new Uint8Array(await file.slice(at, at + length).arrayBuffer()),
});
