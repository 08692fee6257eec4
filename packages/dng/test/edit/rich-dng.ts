/** A DNG with all that a repair must keep. */
import { layTiff, type Directory, type Laid } from '../lay-tiff.ts';
import { piecesOf, type PlainDng } from '../write-plain-dng.ts';

export interface RichDng extends PlainDng {
  /** The linearization table. */
  readonly table?: readonly number[];
  /** Whether the raw image is the first directory; else it lies below that of the preview. */
  readonly isFirst?: boolean;
  /** Whether pieces of equal content share their bytes. */
  readonly shares?: boolean;
  /** Type of offsets and lengths. */
  readonly narrow?: boolean;
  readonly shuffle?: readonly number[];
  /** Bytes of no meaning behind everything. */
  readonly rest?: number;
}

export interface LaidDng extends Laid {
  readonly raw: Directory;
  readonly first: Directory;
  readonly pieces: readonly Uint8Array[];
}

const text = (words: string): Uint8Array => new TextEncoder().encode(`${words}\0`);
/** Of 16 bytes, as if they were digests. */
const digest = (byte: number): { type: 1; bytes: Uint8Array } => ({ type: 1, bytes: new Uint8Array(16).fill(byte) });

export function layRichDng(rich: RichDng): LaidDng {
  const { width, height, bits = 16, tile, rowsPerStrip = height, compress, order = 'II' } = rich;
  const all = piecesOf(rich);
  const pieces = rich.shares ? all.map((piece) => all.find((other) => Buffer.from(other).equals(piece))!) : all;
  const type = rich.narrow ? 3 : 4;
  const parts = { parts: pieces, type } as const;
  const lengths = [type, ...pieces.map(({ length }) => length)] as const;
  const table: Directory = rich.table ? { 50712: [3, ...rich.table] } : {};
  const raw: Directory = {
    254: [4, 0],
    256: [3, width],
    257: [3, height],
    258: [3, bits],
    259: [3, compress ? 7 : 1],
    262: [3, 32803],
    277: [3, 1],
    ...(tile
      ? { 322: [3, tile[0]], 323: [3, tile[1]], 324: parts, 325: lengths }
      : { 273: parts, 278: [4, rowsPerStrip], 279: lengths }),
    33421: [3, 2, 2],
    33422: { type: 1, bytes: Uint8Array.of(0, 1, 1, 2) },
    ...table,
    50714: [3, 64],
    50717: [4, 60000],
    51008: { type: 7, bytes: Uint8Array.from({ length: 60 }, (_, at) => at) },
    51041: { type: 7, bytes: Uint8Array.from({ length: 16 }, (_, at) => 3 * at) },
  };
  const preview = Uint8Array.from({ length: 8 * 6 * 3 }, (_, at) => (at * 7) & 255);
  const file: Directory = {
    ...(rich.isFirst ? raw : previewOf(preview)),
    271: { type: 2, bytes: text('Maker') },
    700: { type: 1, bytes: text('<x:xmpmeta/>') },
    ...(rich.isFirst ? { 330: { directories: [previewOf(preview)] } } : { 330: { directories: [raw] } }),
    33432: { type: 2, bytes: text('(c) somebody') },
    34665: {
      directories: [
        { 36867: { type: 2, bytes: text('2024:05:01 10:00:00') }, 37500: { type: 7, bytes: text('note at 1234') } },
      ],
    },
    34853: { directories: [{ 1: { type: 2, bytes: text('N') }, 29: { type: 2, bytes: text('2024:05:01') } }] },
    50706: { type: 1, bytes: Uint8Array.of(1, 4, 0, 0) },
    50740: { type: 1, bytes: text('private data of some length') },
    50781: digest(1),
    50972: digest(2),
    51111: digest(3),
  };
  const laid = layTiff({ order, chain: [file], shuffle: rich.shuffle, gap: rich.gap, tail: rich.rest });
  return { ...laid, raw: rich.isFirst ? file : raw, first: file, pieces };
}

const previewOf = (samples: Uint8Array): Directory => ({
  254: [4, 1],
  256: [3, 8],
  257: [3, 6],
  258: [3, 8, 8, 8],
  259: [3, 1],
  262: [3, 2],
  273: { parts: [samples] },
  277: [3, 3],
  278: [3, 6],
  279: [4, samples.length],
});
