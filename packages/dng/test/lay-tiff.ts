/** Lays out TIFF files of any structure in any order, by the words of TIFF 6.0, and says what lies where. */

/** A directory by its tags. */
export type Directory = Readonly<Record<number, Value>>;

type Value =
  /** Bytes as they are, of type 1, 2 or 7. */
  | { readonly type: 1 | 2 | 7; readonly bytes: Uint8Array }
  /** Numbers of 8, 16 or 32 bits, or numerators and denominators. */
  | readonly [type: 1 | 3 | 4 | 5, ...numbers: number[]]
  /** Offsets of directories. */
  | { readonly directories: readonly Directory[] }
  /** Offsets of parts of the file, as numbers of 16 or 32 bits; one part may stand for several. */
  | { readonly parts: readonly Uint8Array[]; readonly type?: 3 | 4 };

export interface Tiff {
  readonly order: 'II' | 'MM';
  /** The first becomes the first of the chain, the others follow. */
  readonly chain: readonly Directory[];
  /** Numbers that say in which order things lie, used again and again. */
  readonly shuffle?: readonly number[];
  /** Bytes of no meaning before each thing. */
  readonly gap?: number;
  /** Bytes of no meaning at the end. */
  readonly tail?: number;
}

export interface Laid {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each part lies. */
  readonly partAt: ReadonlyMap<Uint8Array, number>;
  /** Where the values of a tag of a directory lie. */
  valueAt(directory: Directory, tag: number): number;
}

interface Block {
  readonly size: number;
  at: number;
  put(): void;
}

const SIZES = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 } as const;

export function layTiff({ order, chain, shuffle = [0], gap = 0, tail = 0 }: Tiff): Laid {
  const little = order === 'II';
  const blocks: Block[] = [];
  const partBlocks = new Map<Uint8Array, Block>();
  const values = new Map<Directory, Map<number, () => number>>();
  let view = new DataView(new ArrayBuffer(0));
  const bytes = (): Uint8Array<ArrayBuffer> => new Uint8Array(view.buffer);

  const add = (size: number, put: (at: number) => void): Block => {
    const block: Block = { size, at: 0, put: () => put(block.at) };
    blocks.push(block);
    return block;
  };
  const putNumber = (at: number, size: number, value: number): void => {
    if (size === 1) view.setUint8(at, value);
    else if (size === 2) view.setUint16(at, value, little);
    else view.setUint32(at, value, little);
  };
  const partOf = (part: Uint8Array): Block => {
    const block = partBlocks.get(part) ?? add(part.length, (at) => bytes().set(part, at));
    partBlocks.set(part, block);
    return block;
  };
  /** Type, and numbers that are known once all has its place. */
  const numbersOf = (value: Value): { type: keyof typeof SIZES; count: number; numbers: () => readonly number[] } => {
    if ('directories' in value) {
      const own = value.directories.map((directory) => addDirectory(directory));
      return { type: 4, count: own.length, numbers: () => own.map(({ at }) => at) };
    }
    if ('parts' in value) {
      const own = value.parts.map(partOf);
      return { type: value.type ?? 4, count: own.length, numbers: () => own.map(({ at }) => at) };
    }
    if ('bytes' in value)
      return { type: value.type, count: value.bytes.length, numbers: () => Array.from(value.bytes) };
    const [type, ...numbers] = value;
    return { type, count: type === 5 ? numbers.length / 2 : numbers.length, numbers: () => numbers };
  };
  const addDirectory = (directory: Directory, next?: Block): Block => {
    const places = new Map<number, () => number>();
    values.set(directory, places);
    const entries = Object.entries(directory).map(([tag, value]) => {
      const { type, count, numbers } = numbersOf(value);
      const size = SIZES[type];
      const step = Math.min(size, 4);
      const put = (at: number): void =>
        numbers().forEach((number, index) => putNumber(at + index * step, step, number));
      const outside = count * size > 4 ? add(count * size, put) : undefined;
      return { tag: Number(tag), type, count, put, outside };
    });
    const block = add(6 + 12 * entries.length, (start) => {
      view.setUint16(start, entries.length, little);
      entries.forEach(({ tag, type, count, put, outside }, index) => {
        const at = start + 2 + 12 * index;
        view.setUint16(at, tag, little);
        view.setUint16(at + 2, type, little);
        view.setUint32(at + 4, count, little);
        if (outside) view.setUint32(at + 8, outside.at, little);
        else put(at + 8);
      });
      view.setUint32(start + 2 + 12 * entries.length, next?.at ?? 0, little);
    });
    entries.forEach(({ tag, outside }, index) => places.set(tag, () => outside?.at ?? block.at + 2 + 12 * index + 8));
    return block;
  };

  const first = chain.reduceRight<Block | undefined>((next, directory) => addDirectory(directory, next), undefined);
  const ranks = new Map(blocks.map((block, index) => [block, (shuffle[index % shuffle.length] * (index + 1)) % 1009]));
  let end = 8;
  for (const block of [...blocks].sort((a, b) => ranks.get(a)! - ranks.get(b)!)) {
    block.at = end + gap + ((end + gap) & 1);
    end = block.at + block.size;
  }
  view = new DataView(new ArrayBuffer(end + tail));
  bytes().forEach((_, at) => view.setUint8(at, (at * 37) & 255));
  bytes().set(new TextEncoder().encode(order));
  view.setUint16(2, 42, little);
  view.setUint32(4, first?.at ?? 0, little);
  for (const block of blocks) block.put();
  return {
    bytes: bytes(),
    partAt: new Map(Array.from(partBlocks, ([part, { at }]) => [part, at])),
    valueAt: (directory, tag) => values.get(directory)!.get(tag)!(),
  };
}
