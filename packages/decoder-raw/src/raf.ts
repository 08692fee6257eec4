/** Fujifilm's RAF: big-endian, with a directory of the sensor's layout. */

/** What a RAF file says of its sensor. */
export interface RafFacts {
  /** The X-Trans mosaic anchored at the stored pixel (0, 0); absent for other sensors. */
  readonly xTrans?: readonly string[];
  /** Super CCD, whose rows are stored turned by 45 degrees. */
  readonly isDiagonal: boolean;
}

const DIRECTORY_OFFSET = 92;
const LAYOUT = 0x130;
const X_TRANS_LAYOUT = 0x131;
const MOST_ENTRIES = 255;
const FILTERS = 36;

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
  return { isDiagonal: xTrans === undefined && layout !== undefined && (layout & 8) === 0, ...(xTrans && { xTrans }) };
}

/** The filters are listed from the last to the first. */
function toMosaic(codes: Uint8Array | undefined): string[] | undefined {
  if (codes?.length !== FILTERS || codes.some((code) => code > 2)) return undefined;
  const letters = Array.from(codes, (code) => 'RGB'[code])
    .reverse()
    .join('');
  return [0, 6, 12, 18, 24, 30].map((start) => letters.slice(start, start + 6));
}
