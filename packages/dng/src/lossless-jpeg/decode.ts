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
   * Writes the samples, row by row, into `target`. `unusual` for what is not one interleaved scan of process 14 without
   * restarts and point transform, and for pictures larger than `target`. `damaged` for what is no JPEG, or ends before its data,
   * and for codes that nobody defined, samples beyond the precision, too few data or too many: `target` then holds anything.
   * @param bytes a whole file, or its beginning and what follows it
   */
  decode(bytes: Uint8Array, target: Uint16Array): LosslessHeaders | 'unusual' | 'damaged' {
    const headers = readHeaders(bytes);
    if (headers === 'unusual' || headers === 'damaged') return headers;
    if (headers.width * headers.height > target.length) return 'unusual';
    const { width, height, dataAt } = headers;
    // With a zero behind each byte the data are twice as long, and whatever follows is none of theirs.
    const data = bytes.subarray(dataAt, dataAt + 2 * (BYTES_A_SAMPLE * width * height + BEYOND));
    if (data.length > LARGEST) return 'unusual';
    const end = this.readScan({ bytes: data, zeros: BYTES_A_SAMPLE * width + BEYOND }, headers, target);
    return end === undefined || (end.isEnded && end.unread > MOST_UNREAD) ? 'damaged' : headers;
  }
}
