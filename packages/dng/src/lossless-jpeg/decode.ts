/** Lossless JPEG into samples: ITU-T T.81, process 14, annexes F.2.2 and H.2. */
import { readHeaders, type LosslessHeaders } from './read-headers.ts';
import { plainReader, type ReadScans, type SampleTarget, type Scan, type ScanEnd } from './read-scan.ts';
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

/** A whole file, or its beginning and what follows it, and where its samples go, row by row. */
export interface Coded {
  readonly bytes: Uint8Array;
  readonly target: Uint16Array;
}

/**
 * `unusual` for what is not one interleaved scan of process 14 that all readers read alike, and for pictures larger than their target.
 * `damaged` for what is no JPEG, or ends before its data, lacks a restart, and for codes that nobody defined, samples beyond the
 * precision, too few data or too many: the target then holds anything.
 */
export type Decoded = LosslessHeaders | 'unusual' | 'damaged';

/** Decodes file after file, in memory that is used again for the next. */
export class LosslessJpegDecoder {
  private readonly readScans: ReadScans;

  /** @param kernels whether to decode by WebAssembly where the engine has it with SIMD, or by the plain code whose samples it equals */
  constructor(kernels: 'auto' | 'reference' = 'auto') {
    this.readScans = (kernels === 'auto' ? kernelReader() : undefined) ?? plainReader();
  }

  /** Writes the samples into `target`. @param bytes a whole file, or its beginning and what follows it */
  decode(bytes: Uint8Array, target: SampleTarget): Decoded {
    const headers = readHeaders(bytes);
    if (headers === 'unusual' || headers === 'damaged') return headers;
    const { width, height, rowsAtOnce, dataAt } = headers;
    if (width * height > target.length) return 'unusual';
    let at = dataAt;
    for (let row = 0; row < height; row += rowsAtOnce) {
      if (row > 0) at = behindRestart(bytes, at, row / rowsAtOnce - 1);
      if (at < 0) return 'damaged';
      const rows = Math.min(rowsAtOnce, height - row);
      const scan = scanOf(bytes, at, { ...headers, height: rows }, target.subarray(row * width));
      if (scan.data.bytes.length > LARGEST) return 'unusual';
      if (!isWell(this.readScans([scan])[0])) return 'damaged';
    }
    return headers;
  }

  /** The same for two, which takes less time than one after the other. */
  decodeTwo(first: Coded, second: Coded): [Decoded, Decoded] {
    const files = [first, second];
    const scans = files.flatMap(({ bytes, target }) => {
      const headers = readHeaders(bytes);
      if (typeof headers === 'string' || headers.rowsAtOnce < headers.height) return [];
      const scan = scanOf(bytes, headers.dataAt, headers, target);
      return headers.width * headers.height > target.length || scan.data.bytes.length > LARGEST ? [] : [scan];
    });
    const [one, other] =
      scans.length === 2
        ? this.readScans(scans).map((end, index) => (isWell(end) ? scans[index].headers : 'damaged'))
        : files.map(({ bytes, target }) => this.decode(bytes, target));
    return [one, other];
  }
}

function scanOf(bytes: Uint8Array, at: number, headers: LosslessHeaders, samples: SampleTarget): Scan {
  const { width, height } = headers;
  // With a zero behind each byte the data are twice as long, and whatever follows is none of theirs.
  const data = bytes.subarray(at, at + 2 * (BYTES_A_SAMPLE * width * height + BEYOND));
  return { data: { bytes: data, zeros: BYTES_A_SAMPLE * width + BEYOND }, headers, samples };
}

function isWell(end: ScanEnd | undefined): boolean {
  return end !== undefined && !(end.isEnded && end.unread > MOST_UNREAD);
}

/** Where the data go on behind the next marker from `at` on; negative where that is not the restart of this number (T.81, B.1.1.3). */
function behindRestart(bytes: Uint8Array, at: number, number: number): number {
  let marker = bytes.indexOf(0xff, at);
  while (marker >= 0 && bytes[marker + 1] === 0) marker = bytes.indexOf(0xff, marker + 2);
  return marker >= 0 && bytes[marker + 1] === RST0 + (number & 7) ? marker + 2 : -1;
}
