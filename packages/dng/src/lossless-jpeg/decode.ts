/** Lossless JPEG into samples: ITU-T T.81, process 14, annexes F.2.2 and H.2. */
import { readHeaders, type LosslessHeaders } from './read-headers.ts';
import { plainReader, type ReadScan } from './read-scan.ts';
import { kernelReader } from './wasm/read-scan.ts';

/** A code and its difference take 31 bits at most. */
const BYTES_A_SAMPLE = 4;
/** What one load may reach beyond them. */
const BEYOND = 8;
/** Bytes between the data and the marker behind them, for writers that fill up to a whole word or two. */
const MOST_UNREAD = 32;
const RST0 = 0xd0;
/** Bytes of data, so that the number of their bits is one of 31 bits. */
const LARGEST = 2 ** 27;

/** Decodes one file after another, in memory that is used again for the next. */
export class LosslessJpegDecoder {
  private readonly readScan: ReadScan;

  /** @param kernels whether to decode by WebAssembly where the engine has it with SIMD, or by the plain code whose samples it equals */
  constructor(kernels: 'auto' | 'reference' = 'auto') {
    this.readScan = (kernels === 'auto' ? kernelReader() : undefined) ?? plainReader();
  }

  /**
   * Writes the samples, row by row, into `target`. `unusual` for what is not one interleaved scan of process 14 that all readers
   * read alike, and for pictures larger than `target`. `damaged` for what is no JPEG, or ends before its data, lacks a restart,
   * and for codes that nobody defined, samples beyond the precision, too few data or too many: `target` then holds anything.
   * @param bytes a whole file, or its beginning and what follows it
   */
  decode(bytes: Uint8Array, target: Uint16Array): LosslessHeaders | 'unusual' | 'damaged' {
    const headers = readHeaders(bytes);
    if (headers === 'unusual' || headers === 'damaged') return headers;
    const { width, height, rowsAtOnce, dataAt } = headers;
    if (width * height > target.length) return 'unusual';
    let at = dataAt;
    for (let row = 0; row < height; row += rowsAtOnce) {
      if (row > 0) at = behindRestart(bytes, at, row / rowsAtOnce - 1);
      const rows = Math.min(rowsAtOnce, height - row);
      const end =
        at < 0 ? undefined : this.readRows(bytes, at, { ...headers, height: rows }, target.subarray(row * width));
      if (end === 'unusual') return end;
      if (end === undefined || (end.isEnded && end.unread > MOST_UNREAD)) return 'damaged';
    }
    return headers;
  }

  private readRows(
    bytes: Uint8Array,
    at: number,
    headers: LosslessHeaders,
    target: Uint16Array,
  ): ReturnType<ReadScan> | 'unusual' {
    const { width, height } = headers;
    // With a zero behind each byte the data are twice as long, and whatever follows is none of theirs.
    const data = bytes.subarray(at, at + 2 * (BYTES_A_SAMPLE * width * height + BEYOND));
    if (data.length > LARGEST) return 'unusual';
    return this.readScan({ bytes: data, zeros: BYTES_A_SAMPLE * width + BEYOND }, headers, target);
  }
}

/** Where the data go on behind the next marker from `at` on; negative where that is not the restart of this number (T.81, B.1.1.3). */
function behindRestart(bytes: Uint8Array, at: number, number: number): number {
  let marker = bytes.indexOf(0xff, at);
  while (marker >= 0 && bytes[marker + 1] === 0) marker = bytes.indexOf(0xff, marker + 2);
  return marker >= 0 && bytes[marker + 1] === RST0 + (number & 7) ? marker + 2 : -1;
}
