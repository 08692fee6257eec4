/** A TIFF picture whose samples can be read and changed as they are stored. */
import { zlib as ownZlib, type Zlib } from '../codecs/zlib.ts';
import { damaged, TiffError, unsupported } from '../errors.ts';
import type { ChangedPiece } from '../samples/place-pieces.ts';
import { readTiff } from '../structure/read-tiff.ts';
import { areasOf, pieceIndexAt, readLayout, type Layout, type PictureArea } from './layout.ts';
import { putPieces } from './put-pieces.ts';
import { pack, unpack, type Samples } from './samples.ts';

/** A sample that becomes another. */
export interface SampleChange {
  readonly x: number;
  readonly y: number;
  /** 0 for grey; 0, 1 and 2 for red, green and blue. */
  readonly channel: number;
  readonly from: number;
  readonly to: number;
}

export interface TiffOptions {
  /** Inflates and deflates. @default one of JavaScript alone */
  readonly zlib?: Zlib;
}

/** The first picture of a TIFF file. */
export interface TiffPicture {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Grey or RGB; alpha and what else is stored beside are no colours. */
  readonly colours: 1 | 3;
  /** Bits per sample, 8 to 16. */
  readonly bits: number;
  /**
   * The colours as stored, row by row, interleaved; premultiplied ones stay so.
   * @throws {TiffError} `badTiff` for strips or tiles that are not all there
   */
  read(): Uint8Array | Uint16Array;
  /**
   * A file that differs in these samples. Strips and tiles without a change stay byte for byte, and so does all else but
   * where the changed ones lie: one that needs more room goes to the end of the file.
   * @throws {TiffError} `badChange` for samples outside, or others than expected; `tooLarge`, and `badTiff` as `read` does
   */
  change(changes: readonly SampleChange[]): Uint8Array;
}

/**
 * Samples of 8 to 16 bits, uncompressed or in LZW, Deflate or PackBits, in strips or tiles, interleaved or in planes. Nothing
 * large is allocated before `read`.
 * @param bytes the whole file; kept, and never written to
 * @throws {TiffError} `unsupported` for samples stored otherwise, `badTiff` for a picture that is not all there
 * @throws {TiffError} `badTiff` for a structure that cannot be read
 */
export function openTiff(bytes: Uint8Array, { zlib = ownZlib }: TiffOptions = {}): TiffPicture {
  const [first] = readTiff(bytes);
  const layout = readLayout(first, bytes[0] === 0x49, zlib);
  const { width, height, colours, bits, codec, pieces } = layout;
  if (codec.isForeign?.(bytes.subarray(pieces[0].offset))) throw unsupported('LZW of the bit order before TIFF 6.0');
  return {
    ...{ width, height, colours, bits },
    read: () => readColours(bytes, layout),
    change: (changes) => change(bytes, layout, changes),
  };
}

function readColours(bytes: Uint8Array, layout: Layout): Samples {
  const { width, height, colours, interleaved, bits } = layout;
  const all = bits === 8 ? new Uint8Array(width * height * colours) : new Uint16Array(width * height * colours);
  for (const area of areasOf(layout)) {
    const samples = decode(bytes, layout, area);
    for (let row = 0; row < area.height; row++) {
      const from = row * layout.pieceWidth * interleaved;
      const to = ((area.y + row) * width + area.x) * colours + area.plane;
      if (interleaved === colours) all.set(samples.subarray(from, from + area.width * colours), to);
      else spread(samples, from, all, to, area.width, layout);
    }
  }
  return all;
}

/** A row of samples among which others stand, here or there. */
function spread(
  samples: Samples,
  from: number,
  into: Samples,
  to: number,
  columns: number,
  { interleaved, colours }: Layout,
): void {
  const count = interleaved > 1 ? colours : 1;
  for (let column = 0; column < columns; column++) {
    for (let channel = 0; channel < count; channel++) {
      into[to + column * colours + channel] = samples[from + column * interleaved + channel];
    }
  }
}

/** The samples of a piece, of which all that lie in the picture are there; to be read, for they may lie in the file. */
function decode(bytes: Uint8Array, layout: Layout, { index, height }: PictureArea): Samples {
  const { pieces, stride, pieceHeight, codec } = layout;
  const { offset, length } = pieces[index];
  const data = codec.decode(bytes.subarray(offset, offset + length), pieceHeight * stride);
  if (data.length < height * stride) {
    throw damaged(`${height * stride} bytes of samples in strip or tile ${index}`, `${data.length}`);
  }
  return unpack(data, layout);
}

function change(bytes: Uint8Array, layout: Layout, changes: readonly SampleChange[]): Uint8Array {
  const areas = areasOf(layout);
  const touched = new Map<number, SampleChange[]>();
  for (const edit of changes) {
    const index = pieceIndexAt(layout, edit.x, edit.y, edit.channel);
    const own = touched.get(index);
    if (own) own.push(edit);
    else touched.set(index, [edit]);
  }
  const encoded = Array.from(touched, ([index, own]): ChangedPiece => {
    const area = areas[index];
    const samples = area && copyOf(decode(bytes, layout, area));
    for (const edit of own) apply(edit, layout, area, samples);
    return [index, layout.codec.encode(pack(samples, layout), layout.stride)];
  });
  return putPieces(bytes, layout, encoded);
}

/** Not slice(): that of a Buffer shares its bytes with the file. */
const copyOf = (samples: Samples): Samples =>
  samples instanceof Uint16Array ? samples.slice() : new Uint8Array(samples);

function apply(edit: SampleChange, layout: Layout, area: PictureArea | undefined, samples: Samples): void {
  const { x, y, channel, from, to } = edit;
  const { interleaved, pieceWidth } = layout;
  const isInside = area !== undefined && x < layout.width && y < layout.height && channel < layout.colours;
  const at = isInside ? ((y - area.y) * pieceWidth + x - area.x) * interleaved + (interleaved > 1 ? channel : 0) : -1;
  if (samples?.[at] !== from) {
    throw new TiffError(
      'badChange',
      `Expected the sample ${from} at (${x}, ${y}), channel ${channel}, got ${samples?.[at]}.`,
    );
  }
  samples[at] = to;
}
