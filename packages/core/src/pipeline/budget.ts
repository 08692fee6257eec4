/** How many frames are in memory at once. */
import type { HotpixError } from '@hotpix/result';
import { tooLittleMemory } from '../errors.ts';
import { hasSamples } from '../frame.ts';
import type { Frame, FrameShape } from '../nouns.ts';
import type { Platform } from '../platform.ts';
import type { Room } from './decode.ts';

/** Bytes that a scan without a budget stays within where it can: enough for 61 megapixels in colour. */
export const USUAL_MEMORY = 4e9;
/** Of the memory of a machine, where nobody says how much of it a scan may take: the rest is the system's. */
const SHARE = 0.8;
/** Bytes of the engine, the code and the decoders. */
const BASE = 2e8;
/**
 * Frames folded in at once: each pass reads and writes all planes, which costs half as much per frame with two frames, and with four
 * little beside the rest. They are more than two as long as planes and frames, with those decoded ahead, stay within those bytes.
 */
const BATCH = { most: 4, least: 2, bytes: 0.95e9 };
/**
 * Of small frames, which take no more bytes together, so many: a pass over them is soon done, and what begins and ends it takes as long as
 * one. Built-in kernels add twice 7 at once.
 */
const SMALL = { most: 14, bytes: 16e6 };
/** Bytes of frames up to which a whole batch is decoded ahead; of larger ones only as many as are decoded at once. */
const AHEAD = 64e6;
/**
 * Bytes in memory for each byte of a frame: while it is decoded, for which raw decoders take memory of their own, and while it
 * waits with what was prepared of it.
 */
const DECODING = { picture: 2, raw: 7 };
const WAITING = 4 / 3;

type Size = Pick<Frame, 'width' | 'height'>;

export class Budget {
  /** Frames folded in at once. */
  batch: number = BATCH.most;
  private ahead: number = BATCH.most;
  private readonly memory: number | undefined;
  /** Bytes that there are at most; undefined where nobody knows. */
  private readonly limit: number | undefined;
  private readonly usual: number;
  private readonly concurrency: number;
  private decoding: number;
  /** Bytes of the planes, and those that they may come to. */
  private planes = 0;
  private mostPlanes = 0;
  /** Bytes that the largest frame counted so far takes. */
  private frame = 0;

  /**
   * @param memory in bytes; undefined for what is usual, or more where a single frame needs it
   * @param concurrency most frames decoded at once
   * @param platform bytes that there are at all, and those that are usual; undefined where nobody knows
   */
  constructor(
    memory: number | undefined,
    concurrency: number,
    { memory: machine, usualMemory = USUAL_MEMORY }: Pick<Platform, 'memory' | 'usualMemory'> = {},
  ) {
    this.memory = memory;
    this.limit = memory ?? (machine && machine * SHARE);
    this.usual = usualMemory;
    this.concurrency = concurrency;
    this.decoding = concurrency;
  }

  get room(): Room {
    return { decoding: this.decoding, ahead: this.ahead };
  }

  /** Sets bytes of planes aside. @param most that they may come to */
  keep(planes: number, most: number): void {
    this.planes += planes;
    this.mostPlanes += most;
  }

  /** Gives all of them back. */
  free(): void {
    this.planes = 0;
    this.mostPlanes = 0;
    this.frame = 0;
  }

  /**
   * Pixels that a photograph may have: of one with more, planes and a frame have no room, whichever of its shapes it has.
   * @param shapesOf those of a size, always as many
   * @param planesFor bytes of the planes of a shape
   */
  maxPixels(shapesOf: (size: Size) => readonly FrameShape[], planesFor: (shape: FrameShape) => number): number {
    if (this.limit === undefined) return Infinity;
    const [small, large] = PROBES.map((side) =>
      shapesOf({ width: side, height: side }).map((shape) => planesFor(shape) + alone(shape)),
    );
    const least = Math.min(...small.map((bytes, i) => (large[i] - bytes) / (PROBES[1] ** 2 - PROBES[0] ** 2)));
    return Math.max(0, Math.floor((this.limit - BASE) / Math.max(least, PER_PIXEL)));
  }

  /**
   * Whether planes have room beside one frame of theirs, before any memory is taken for them.
   * @param planes their bytes; 0 of planes that are there
   * @param isKept whether they are to be beside those that are there, and not in their place
   * @returns the error `tooLittleMemory` where they have none
   */
  refusal(frame: Frame, planes: number, isKept: boolean): HotpixError | undefined {
    const isEnough = this.limit === undefined || this.needFor(frame, planes, isKept) <= this.limit;
    return isEnough ? undefined : this.tooLittle(frame, planes, isKept);
  }

  /** That there is no memory for what `refusal` is asked of. */
  tooLittle(frame: FrameShape, planes: number, isKept: boolean): HotpixError {
    const need = this.needFor(frame, planes, isKept);
    return tooLittleMemory(frame, need, Number(this.limit), this.memory !== undefined);
  }

  /** Makes room for frames like this one beside the planes: fewer frames in a batch come first, fewer decoded at once last. */
  plan(frame: Frame): void {
    this.frame = Math.max(this.frame, alone(frame));
    const bytes = bytesOf(frame);
    const whileDecoded = whileDecodedOf(frame);
    const need = (batch: number, decoding: number): number =>
      BASE + this.planes + bytes * (batch * WAITING + decoding * whileDecoded + Math.max(0, batch - decoding));
    const size = sizeOf(frame);
    const most = Math.max(BATCH.most, Math.min(SMALL.most, Math.floor(SMALL.bytes / size)));
    const ahead = Math.max(this.concurrency, Math.min(most, Math.floor(AHEAD / size)));
    const affordable = Math.floor((BATCH.bytes - this.planes) / size) - ahead;
    const usual = Math.min(most, Math.max(BATCH.least, affordable));
    for (let decoding = this.concurrency; decoding > 0; decoding--) {
      for (let batch = usual; batch > 0; batch--) {
        [this.batch, this.decoding, this.ahead] = [batch, decoding, Math.min(batch, ahead)];
        if (need(batch, decoding) <= (this.memory ?? this.usual)) return;
      }
    }
  }

  private needFor(frame: FrameShape, planes: number, isKept: boolean): number {
    const others = isKept ? this.mostPlanes : 0;
    return BASE + others + planes + Math.max(others > 0 ? this.frame : 0, alone(frame));
  }
}

/** Bytes that one pixel of a usual picture takes, where no other is in memory. */
const PER_PIXEL = 3 * (WAITING + DECODING.picture);

/** Sides of two shapes, by which it is told what a pixel takes beside what every frame does: as large as photographs are. */
const PROBES = [2 ** 12, 2 ** 13];

/** Of its samples, made or not: components, and what is kept of them meanwhile, take no more. */
const bytesOf = ({ width, height, channels, bits }: FrameShape): number =>
  width * height * channels * (bits > 8 ? 2 : 1);

/** Bytes that a frame has, with samples that were made. */
function sizeOf(frame: Frame): number {
  if (!frame.components || hasSamples(frame)) return bytesOf(frame);
  const { luma, cb, cr } = frame.components;
  return luma.samples.length + cb.samples.length + cr.samples.length;
}

const whileDecodedOf = ({ mosaic }: FrameShape): number => (mosaic ? DECODING.raw : DECODING.picture);

/** Bytes that one frame takes where no other is in memory. */
const alone = (frame: FrameShape): number => bytesOf(frame) * (WAITING + whileDecodedOf(frame));
