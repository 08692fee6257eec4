/** Writes makers' raw files by the words of lclevy.free.fr/cr2 and exiftool.org/TagNames. */
import { encodeLosslessJpeg } from '../../dng/src/lossless-jpeg/encode.ts';
import { writeLosslessJpeg } from '../../dng/test/write-lossless-jpeg.ts';
import { layTiff, type Directory } from '../../dng/test/lay-tiff.ts';

export interface PlainCr2 {
  readonly width: number;
  readonly height: number;
  readonly samples: Uint16Array;
  /** Bits of a sample. @default 14 */
  readonly bits?: number;
  /** @default 2 */
  readonly components?: number;
  /** Samples of a row of the JPEG; the frame's without. */
  readonly across?: number;
  /** Widths of columns. @default one */
  readonly slices?: readonly number[];
  /** Black of each filter by the maker note; none without. */
  readonly channels?: readonly [number, number, number, number];
  /** Left, top, right and bottom of what is seen, by the maker note. */
  readonly seen?: readonly [number, number, number, number];
  readonly model?: string;
  readonly firmware?: string;
  readonly owner?: string;
  /** Whether its components name two equal tables in turns, as Canon's do. */
  readonly isTabled?: boolean;
}

/** Samples that a note of version 1 has, and where its four black levels begin. */
const [COLOUR_DATA, BLACK_AT] = [582, 0xa6];
const [SENSOR_INFO, COLOURS] = [0xe0, 0x4001];
const MAKER_NOTE = 37500;
/** Codes of 5 bits for all categories. */
const FLAT = Array.from({ length: 17 }, () => 5);
const CANON_TABLES = { lengths: [FLAT, FLAT], selectors: [0, 1, 0, 1] };

export function writeCr2(image: PlainCr2): Uint8Array<ArrayBuffer> {
  const { width, height, bits = 14, components = 2, slices = [width], across = width } = image;
  const { model = 'Canon EOS 20D', firmware = 'Firmware 1.0', owner = 'Somebody' } = image;
  const samples = inColumns(image.samples, width, height, slices);
  const block = { width: across, components, precision: bits };
  const strip = image.isTabled
    ? writeLosslessJpeg({ ...block, ...CANON_TABLES, samples: [...samples], predictor: 1 })
    : encodeLosslessJpeg({ ...block, samples, height: samples.length / across });
  const noted: Directory = { ...sensorInfo(image), ...colourData(image) };
  const hasNote = Object.keys(noted).length > 0;
  const exif: Directory = hasNote ? { [MAKER_NOTE]: { directories: [noted] } } : { 36864: [1, 48, 50, 50, 49] };
  const count = slices.length - 1;
  const { bytes, valueAt } = layTiff({
    order: 'II',
    gap: 8,
    chain: [
      {
        271: text('Canon'),
        272: text(model),
        274: [3, 1],
        305: text(firmware),
        315: text(owner),
        34665: { directories: [exif] },
      },
      { 259: [3, 6] },
      { 259: [3, 6] },
      {
        ...{ 259: [3, 6], 273: { parts: [strip] }, 279: [4, strip.length] },
        50752: [3, count, count > 0 ? slices[0] : 0, slices[count]],
      },
    ],
  });
  bytes.set([0x43, 0x52, 2, 0], 8);
  if (hasNote) asNote(bytes, valueAt(exif, MAKER_NOTE));
  return bytes;
}

/** Samples in the order of a CR2: column after column, each from top to bottom. */
function inColumns(samples: Uint16Array, width: number, height: number, slices: readonly number[]): Uint16Array {
  const ordered = new Uint16Array(samples.length);
  let [left, at] = [0, 0];
  for (const slice of slices) {
    for (let y = 0; y < height; y++) for (let x = left; x < left + slice; x++) ordered[at++] = samples[y * width + x];
    left += slice;
  }
  return ordered;
}

function sensorInfo({ width, height, seen }: PlainCr2): Directory {
  return seen ? { [SENSOR_INFO]: [3, 34, width, height, 1, 1, ...seen, 0, 0, 0, 0] } : {};
}

function colourData({ channels }: PlainCr2): Directory {
  const values = Array.from({ length: COLOUR_DATA }, (_, at) => channels?.[at - BLACK_AT] ?? 0);
  return channels ? { [COLOURS]: [3, ...values] } : {};
}

/** Of a pointer to a directory makes bytes that begin with one. */
function asNote(bytes: Uint8Array<ArrayBuffer>, valueAt: number): void {
  const view = new DataView(bytes.buffer);
  view.setUint16(valueAt - 6, 7, true);
  view.setUint32(valueAt - 4, 1000, true);
}

export interface PlainStrip {
  readonly make: string;
  readonly model: string;
  readonly order: 'II' | 'MM';
  readonly width: number;
  readonly height: number;
  readonly samples: Uint16Array;
  /** What the file says of them. */
  readonly bits: number;
  /** How they are stored: in 16 bits each, packed, or as lossless JPEG. */
  readonly stored: 'words' | 'packed' | 'jpeg';
  /** Whether the raw image is the first of the file; behind a smaller one without. */
  readonly isFirst?: boolean;
  readonly rowsPerStrip?: number;
  /** Four black levels by a note of Pentax's. */
  readonly pentaxBlack?: readonly number[];
}

export function writeStrip(image: PlainStrip): Uint8Array<ArrayBuffer> {
  const { make, model, order, width, height, bits, stored, rowsPerStrip = height } = image;
  const strips = Array.from({ length: Math.ceil(height / rowsPerStrip) }, (_, index) =>
    store(image, image.samples.subarray(index * rowsPerStrip * width, (index + 1) * rowsPerStrip * width)),
  );
  const note = image.pentaxBlack && pentaxNote(image.pentaxBlack);
  const exif: Directory = note ? { [MAKER_NOTE]: { type: 7, bytes: note } } : { 36864: [1, 48, 50, 50, 49] };
  const raw: Directory = {
    ...{ 254: [4, 0], 256: [4, width], 257: [4, height], 258: [3, bits], 259: [3, stored === 'jpeg' ? 7 : 1] },
    ...{ 262: [3, 32803], 273: { parts: strips }, 277: [3, 1], 278: [4, rowsPerStrip] },
    ...{ 279: [4, ...strips.map(({ length }) => length)], 33421: [3, 2, 2], 33422: [1, 0, 1, 1, 2] },
  };
  const camera: Directory = { 271: text(make), 272: text(model), 34665: { directories: [exif] } };
  const { bytes, valueAt } = layTiff({
    order,
    chain: [image.isFirst ? { ...raw, ...camera } : { 254: [4, 1], ...camera, 330: { directories: [raw] } }],
  });
  // The pointer of a note counts from the start of the file.
  if (note) new DataView(bytes.buffer).setUint32(valueAt(exif, MAKER_NOTE) + 16, valueAt(exif, MAKER_NOTE) + 24);
  return bytes;
}

function store({ order, width, bits, stored }: PlainStrip, samples: Uint16Array): Uint8Array {
  if (stored === 'jpeg') {
    return encodeLosslessJpeg({ samples, width, height: samples.length / width, components: 2, precision: bits });
  }
  if (stored === 'packed') return pack(samples, bits);
  const bytes = new Uint8Array(2 * samples.length);
  const view = new DataView(bytes.buffer);
  samples.forEach((sample, at) => view.setUint16(2 * at, sample, order === 'II'));
  return bytes;
}

function pack(samples: Uint16Array, bits: number): Uint8Array {
  const text = Array.from(samples, (sample) => sample.toString(2).padStart(bits, '0')).join('');
  return Uint8Array.from(text.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
}

/** AOC, the byte order, and a directory of the levels, which follow it. */
function pentaxNote(black: readonly number[]): Uint8Array {
  const words = (...numbers: number[]): number[] => numbers.flatMap((number) => [number >> 8, number & 255]);
  const entry = words(1, 0x200, 3, 0, 4, 0, 0);
  return Uint8Array.from([0x41, 0x4f, 0x43, 0, 0x4d, 0x4d, ...entry, ...words(0, 0), ...words(...black)]);
}

const text = (words: string): { type: 2; bytes: Uint8Array } => ({
  type: 2,
  bytes: new TextEncoder().encode(`${words}\0`),
});
