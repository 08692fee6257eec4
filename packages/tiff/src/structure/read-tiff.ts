/** The structure of a TIFF file: directories and tags, no pixels. */
import { badTiff } from '../errors.ts';
import { TAG } from './tags.ts';
import { TiffTag } from './tiff-tag.ts';

/** One image file directory (IFD). */
export interface TiffDirectory {
  /** Where it begins, in bytes from the start of the file. */
  readonly offset: number;
  /** The tag that points to it: 330 (SubIFDs) or 34665 (Exif); 0 for a directory of the main chain. */
  readonly pointer: number;
  /** The first of each number, in the order of the file, which should be ascending. */
  readonly tags: ReadonlyMap<number, TiffTag>;
  /** How many entries the file has here; more than there are tags where a number comes twice. */
  readonly entries: number;
  readonly subDirectories: readonly TiffDirectory[];
}

/** TIFF itself, and the makers' own words in its place: Olympus `RO` and `RS`, Panasonic `U\0`. */
const MAGICS: ReadonlySet<number> = new Set([42, 0x4f52, 0x5352, 0x55]);
const POINTERS = [TAG.SubIFDs, TAG.ExifIFD] as const;
const MOST_ENTRIES = 200_000;
const MOST_DIRECTORIES = 4096;
const DEEPEST = 4;

/**
 * All directories of the chain in their order, each with those that its SubIFDs and Exif tags point to.
 * The work is bounded whatever the bytes say; values are only looked up when asked for.
 * @throws {TiffError} `badTiff` for bytes that are no TIFF, a BigTIFF, directories outside the file or in a circle
 */
export function readTiff(bytes: Uint8Array): TiffDirectory[] {
  return new StructureReader(bytes).chain();
}

/**
 * One directory with what it points to, as that of GPS, which `readTiff` does not follow.
 * @throws {TiffError} `badTiff` where it lies outside the file
 */
export function readDirectory(bytes: Uint8Array, offset: number): TiffDirectory {
  return new StructureReader(bytes).directory(offset);
}

/** Every directory below and among these, depth first. */
export function allDirectories(directories: readonly TiffDirectory[]): TiffDirectory[] {
  return directories.flatMap((directory) => [directory, ...allDirectories(directory.subDirectories)]);
}

/** The first tag of that number in any directory, depth first. */
export function findTag(directories: readonly TiffDirectory[], tag: number): TiffTag | undefined {
  return allDirectories(directories)
    .find(({ tags }) => tags.has(tag))
    ?.tags.get(tag);
}

class StructureReader {
  private readonly view: DataView;
  private readonly littleEndian: boolean;
  private readonly seen = new Set<number>();
  private entries = 0;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 8) throw badTiff('a header of 8 bytes', `${bytes.length} bytes`);
    const order = this.view.getUint16(0);
    this.littleEndian = order === 0x4949;
    const magic = this.view.getUint16(2, this.littleEndian);
    if ((order !== 0x4949 && order !== 0x4d4d) || !MAGICS.has(magic)) {
      const start = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
      throw badTiff("'II' or 'MM' and 42 at its start", magic === 43 ? 'a BigTIFF' : `the bytes ${start}`);
    }
  }

  chain(): TiffDirectory[] {
    const directories: TiffDirectory[] = [];
    for (let offset = this.view.getUint32(4, this.littleEndian); offset !== 0;) {
      const { directory, next } = this.readDirectory(offset, 0, 0);
      directories.push(directory);
      offset = next;
    }
    if (directories.length === 0) throw badTiff('at least one directory', 'none');
    return directories;
  }

  directory(offset: number): TiffDirectory {
    return this.readDirectory(offset, 0, 0).directory;
  }

  private readDirectory(offset: number, pointer: number, depth: number): { directory: TiffDirectory; next: number } {
    const count = this.enter(offset, depth);
    const tags = new Map<number, TiffTag>();
    for (let index = 0; index < count; index++) {
      const tag = new TiffTag(this.view, offset + 2 + index * 12, this.littleEndian);
      if (!tags.has(tag.tag)) tags.set(tag.tag, tag);
    }
    const subDirectories = POINTERS.flatMap((tag) =>
      (tags.get(tag)?.numbers() ?? []).map((at) => this.readDirectory(at, tag, depth + 1).directory),
    );
    const end = offset + 2 + count * 12;
    // Some writers end the file with the last directory and leave out the four zeros.
    const next = end + 4 <= this.view.byteLength ? this.view.getUint32(end, this.littleEndian) : 0;
    return { directory: { offset, pointer, tags, entries: count, subDirectories }, next };
  }

  /** Checks that the directory may be read, and returns its number of entries. */
  private enter(offset: number, depth: number): number {
    const length = this.view.byteLength;
    if (offset + 2 > length) throw badTiff(`directories inside its ${length} bytes`, `one at ${offset}`);
    if (this.seen.has(offset)) throw badTiff('each directory once', `two pointers to the one at ${offset}`);
    if (depth > DEEPEST) throw badTiff(`directories nested at most ${DEEPEST} deep`, 'deeper ones');
    const count = this.view.getUint16(offset, this.littleEndian);
    if (offset + 2 + count * 12 > length) {
      throw badTiff(`directories inside its ${length} bytes`, `${count} entries at ${offset}`);
    }
    this.seen.add(offset);
    this.entries += count;
    if (this.entries > MOST_ENTRIES || this.seen.size > MOST_DIRECTORIES) {
      throw badTiff(`at most ${MOST_DIRECTORIES} directories and ${MOST_ENTRIES} entries`, 'more');
    }
    return count;
  }
}
