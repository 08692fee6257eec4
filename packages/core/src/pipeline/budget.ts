/** How many frames are in memory at once. */
import { tooLittleMemory } from '../errors.ts';
import type { Frame } from '../nouns.ts';

/** Bytes that a scan without a budget stays within where it can: enough for 61 megapixels in colour. */
const USUAL_MEMORY = 4e9;
/** Bytes of the engine, the code and the decoders. */
const BASE = 2e8;
/**
 * Frames folded in at once, up to those bytes where they are more than two: each pass reads and writes all planes, which costs
 * half as much a frame with two frames, and with four little beside the rest.
 */
const BATCH = { most: 4, least: 2, bytes: 2e8 };
/**
 * Bytes in memory for each byte of a frame: while it is decoded, for which raw decoders take memory of their own, and while it
 * waits with what was prepared of it.
 */
const DECODING = { picture: 2, raw: 7 };
const WAITING = 4 / 3;

export class Budget {
  /** Frames that are decoded, or wait to be taken. */
  inFlight: number;
  /** Frames folded in at once. */
  batch: number = BATCH.most;
  private readonly memory: number | undefined;
  private readonly concurrency: number;
  /** Bytes of the planes. */
  private planes = 0;

  /**
   * @param memory in bytes; undefined for what is usual, or more where a single frame needs it
   * @param concurrency most frames in flight
   */
  constructor(memory: number | undefined, concurrency: number) {
    this.memory = memory;
    this.concurrency = concurrency;
    this.inFlight = concurrency;
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
   * Makes room for frames like this one beside the planes: fewer frames in a batch come first, fewer in flight last.
   * @throws {HotpixError} `tooLittleMemory` where not even one frame has room
   */
  plan(frame: Frame): void {
    const bytes = frame.samples.byteLength;
    const decoding = frame.mosaic ? DECODING.raw : DECODING.picture;
    const need = (batch: number, inFlight: number): number =>
      BASE + this.planes + bytes * (batch * WAITING + inFlight * decoding);
    const usual = Math.min(BATCH.most, Math.max(BATCH.least, Math.floor(BATCH.bytes / bytes)));
    for (let inFlight = this.concurrency; inFlight > 0; inFlight--) {
      for (let batch = usual; batch > 0; batch--) {
        [this.batch, this.inFlight] = [batch, inFlight];
        if (need(batch, inFlight) <= (this.memory ?? USUAL_MEMORY)) return;
      }
    }
    if (this.memory !== undefined) throw tooLittleMemory(frame, need(1, 1), this.memory);
  }
}
