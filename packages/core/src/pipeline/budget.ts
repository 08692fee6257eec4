/** How many frames are in memory at once. */
import { tooLittleMemory } from '../errors.ts';
import type { Frame } from '../nouns.ts';
import type { Room } from './decode.ts';

/** Bytes that a scan without a budget stays within where it can: enough for 61 megapixels in colour. */
const USUAL_MEMORY = 4e9;
/** Bytes of the engine, the code and the decoders. */
const BASE = 2e8;
/**
 * Frames folded in at once: each pass reads and writes all planes, which costs half as much per frame with two frames, and with four
 * little beside the rest. They are more than two as long as planes and frames, of which as many are decoded ahead, stay within those
 * bytes.
 */
const BATCH = { most: 4, least: 2, bytes: 1.3e9 };
/**
 * Bytes in memory for each byte of a frame: while it is decoded, for which raw decoders take memory of their own, and while it
 * waits with what was prepared of it.
 */
const DECODING = { picture: 2, raw: 7 };
const WAITING = 4 / 3;

export class Budget {
  /** Frames folded in at once; as many are decoded ahead meanwhile. */
  batch: number = BATCH.most;
  private readonly memory: number | undefined;
  private readonly concurrency: number;
  private decoding: number;
  /** Bytes of the planes. */
  private planes = 0;

  /**
   * @param memory in bytes; undefined for what is usual, or more where a single frame needs it
   * @param concurrency most frames decoded at once
   */
  constructor(memory: number | undefined, concurrency: number) {
    this.memory = memory;
    this.concurrency = concurrency;
    this.decoding = concurrency;
  }

  get room(): Room {
    return { decoding: this.decoding, ahead: this.batch };
  }

  /** Sets bytes of planes aside. */
  keep(planes: number): void {
    this.planes += planes;
  }

  /** Gives all of them back. */
  free(): void {
    this.planes = 0;
  }

  /**
   * Makes room for frames like this one beside the planes: fewer frames in a batch come first, fewer decoded at once last.
   * @throws {HotpixError} `tooLittleMemory` where not even one frame has room
   */
  plan(frame: Frame): void {
    const bytes = frame.samples.byteLength;
    const whileDecoded = frame.mosaic ? DECODING.raw : DECODING.picture;
    const need = (batch: number, decoding: number): number =>
      BASE + this.planes + bytes * (batch * WAITING + decoding * whileDecoded + Math.max(0, batch - decoding));
    const affordable = Math.floor((BATCH.bytes - this.planes) / (2 * bytes));
    const usual = Math.min(BATCH.most, Math.max(BATCH.least, affordable));
    for (let decoding = this.concurrency; decoding > 0; decoding--) {
      for (let batch = usual; batch > 0; batch--) {
        [this.batch, this.decoding] = [batch, decoding];
        if (need(batch, decoding) <= (this.memory ?? USUAL_MEMORY)) return;
      }
    }
    if (this.memory !== undefined) throw tooLittleMemory(frame, need(1, 1), this.memory);
  }
}
