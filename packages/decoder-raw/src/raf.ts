/** Fujifilm's RAF: big-endian, with a directory of the sensor's layout, and newer ones with a TIFF of the samples' levels. */
import { findTag, readTiff, TiffError } from '@hotpix/tiff';

/** What a RAF file says of its sensor. */
export interface RafFacts {
  /** The X-Trans mosaic anchored at the stored pixel (0, 0); absent for other sensors. */
  readonly xTrans?: readonly string[];
  /** Super CCD, whose rows are stored turned by 45 degrees. */
  readonly isDiagonal: boolean;
  /** Mean of the black levels that it gives for each filter, in DN; absent where it gives none. */
  readonly black?: number;
}

const DIRECTORY_OFFSET = 92;
const LAYOUT = 0x130;
const X_TRANS_LAYOUT = 0x131;
const MOST_ENTRIES = 255;
const FILTERS = 36;

const TIFF_OFFSET = 100;
/** Tags and their values lie at the start of the TIFF, before the samples. */
const TIFF_HEAD = 1 << 16;
const RAW_DIRECTORY = 0xf000;
const BLACK_LEVELS = 0xf00a;

/** `undefined` where the directory cannot be read. */
export function readRaf(bytes: Uint8Array): RafFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < DIRECTORY_OFFSET + 4) return undefined;
  const directory = view.getUint32(DIRECTORY_OFFSET);
  if (directory + 4 > bytes.length) return undefined;
  const count = view.getUint32(directory);
  if (count > MOST_ENTRIES) return undefined;
  const values = new Map<number, Uint8Array>();
  for (let entry = directory + 4, left = count; left > 0 && entry + 4 <= bytes.length; left--) {
    const length = view.getUint16(entry + 2);
    values.set(view.getUint16(entry), bytes.subarray(entry + 4, entry + 4 + length));
    entry += 4 + length;
  }
  const layout = values.get(LAYOUT)?.[1];
  const xTrans = toMosaic(values.get(X_TRANS_LAYOUT));
  const black = readBlack(bytes);
  return {
    isDiagonal: xTrans === undefined && layout !== undefined && (layout & 8) === 0,
    ...(xTrans && { xTrans }),
    ...(black !== undefined && { black }),
  };
}

/** Of a 2x2 or 6x6 pattern of levels, which LibRaw keeps where nobody sees it. */
function readBlack(bytes: Uint8Array): number | undefined {
  if (bytes.length < TIFF_OFFSET + 4) return undefined;
  const start = new DataView(bytes.buffer, bytes.byteOffset).getUint32(TIFF_OFFSET);
  const tiff = bytes.slice(start, start + TIFF_HEAD);
  try {
    const [at] = findTag(readTiff(tiff), RAW_DIRECTORY)?.numbers() ?? [];
    if (at === undefined) return undefined;
    // A private tag points to the directory, so it is read as if it were the first one.
    new DataView(tiff.buffer).setUint32(4, at, tiff[0] === 0x49);
    const levels = findTag(readTiff(tiff), BLACK_LEVELS)?.numbers() ?? [];
    const isPattern = levels.length === 4 || levels.length === FILTERS;
    return isPattern ? levels.reduce((sum, level) => sum + level, 0) / levels.length : undefined;
  } catch (error) {
    if (error instanceof TiffError) return undefined;
    throw error;
  }
}

/** The filters are listed from the last to the first. */
function toMosaic(codes: Uint8Array | undefined): string[] | undefined {
  if (codes?.length !== FILTERS || codes.some((code) => code > 2)) return undefined;
  const letters = Array.from(codes, (code) => 'RGB'[code])
    .reverse()
    .join('');
  return [0, 6, 12, 18, 24, 30].map((start) => letters.slice(start, start + 6));
}
