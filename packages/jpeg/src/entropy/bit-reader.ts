/** The bits of one restart interval (ITU-T T.81, F.2.2.5), without the zeros that are stuffed behind 0xFF. */
import { badJpeg, JpegError } from '../errors.ts';
import type { Scan } from '../structure/scan.ts';

/** No block has more: 64 coefficients of a code and a value of 16 bits each, and bits to correct as many. */
const BEHIND = 512;
/** The position in bits fits in 31. */
const MOST_BYTES = 0x0fff_ffff - BEHIND;
/** In bits: less than 8 bytes, which is what libjpeg-turbo reads ahead and lets pass. */
const MOST_SURPLUS = 63;

/**
 * Decoders keep `at` in a local variable while they are in a block, and take 25 bits or more at a time:
 * `view.getUint32(at >> 3) << (at & 7)`. Behind the end come zeros, enough for one block.
 */
export class BitReader {
  view = new DataView(new ArrayBuffer(0));
  /** In bits. */
  at = 0;
  private end = 0;
  private bytes = new Uint8Array(0);

  load(source: Uint8Array, scan: Scan, interval: number): void {
    const from = scan.intervals[interval];
    const to = scan.intervals[interval + 1] ?? scan.end;
    assertStretch(to - from);
    if (this.bytes.length < to - from + BEHIND) {
      this.bytes = new Uint8Array(to - from + BEHIND);
      this.view = new DataView(this.bytes.buffer);
    }
    const length = unstuff(source, from, to, this.bytes);
    this.bytes.fill(0, length, length + BEHIND);
    this.at = 0;
    this.end = 8 * length;
  }

  /** To be asked after each block. */
  assertInside(): void {
    if (this.at > this.end) throw badJpeg('all blocks of its picture', 'coded data that ends before');
  }

  /** Few bytes may be left: the last one is filled with ones, and encoders of some cameras write a word on. */
  assertDone(): void {
    if (this.end - this.at > MOST_SURPLUS)
      throw badJpeg('nothing behind the last block', `${(this.end - this.at) >> 3} more bytes`);
  }
}

/** @throws {JpegError} `tooLarge` for more bytes than positions in bits can count */
export function assertStretch(bytes: number): void {
  if (bytes > MOST_BYTES) {
    throw new JpegError(
      'tooLarge',
      `Expected at most ${MOST_BYTES} bytes of coded data at a stretch, got ${bytes}. Encode the picture anew instead.`,
    );
  }
}

/** Copies up to the next marker; tells how many bytes. */
function unstuff(source: Uint8Array, from: number, to: number, into: Uint8Array): number {
  const data = source.subarray(from, to);
  let length = 0;
  for (let at = 0; ;) {
    const found = data.indexOf(0xff, at);
    const end = found < 0 ? data.length : found;
    into.set(data.subarray(at, end), length);
    length += end - at;
    at = end + 1;
    while (data[at] === 0xff) at++;
    if (found < 0 || data[at] !== 0) return length;
    into[length++] = 0xff;
    at++;
  }
}
