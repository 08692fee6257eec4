/** What a raw file's own structure says, read without LibRaw. */
import { DngError } from '@hotpix/dng';
import { findTag, isPicture, noteSerial, readTiff, TAG, TiffError, type TiffDirectory } from '@hotpix/tiff';
import { readCiff, type CiffFacts } from './ciff.ts';
import { readRaf, type RafFacts } from './raf.ts';
import { formatOf, isTiff } from './signature.ts';

export interface RawFile {
  readonly path: string;
  /** In words, such as `Canon CRW`. */
  readonly format: string;
  /** Bytes of the file. */
  readonly size: number;
  /** Of a file built as TIFF, as most raw formats are; empty for others and where the structure is damaged. */
  readonly directories: readonly TiffDirectory[];
  /** Whether it is built as TIFF, but so damaged that nobody can tell what it holds. */
  readonly isDamagedTiff: boolean;
  /** Whether it is an ordinary TIFF picture, and so no raw file. */
  readonly isPicture: boolean;
  /** Serial number of the body by the maker note; empty where there is none, or no TIFF. */
  readonly noteSerial: string;
  readonly ciff?: CiffFacts;
  readonly raf?: RafFacts;
}

/** Never throws: what cannot be read is absent. */
export function readRawFile(path: string, bytes: Uint8Array): RawFile {
  const format = formatOf(bytes, path);
  const structure = { directories: [], isDamagedTiff: false, isPicture: false, noteSerial: '' };
  const file = { path, format, size: bytes.length, ...structure };
  if (format === 'Canon CRW') {
    const ciff = readCiff(bytes);
    return { ...file, ...(ciff && { ciff }) };
  }
  if (format === 'Fujifilm RAF') {
    const raf = readRaf(bytes);
    return { ...file, ...(raf && { raf }) };
  }
  return isTiff(bytes) ? { ...file, ...readStructure(bytes), noteSerial: noteSerial(bytes) } : file;
}

function readStructure(bytes: Uint8Array): Pick<RawFile, 'directories' | 'isDamagedTiff' | 'isPicture'> {
  try {
    return { directories: readTiff(bytes), isDamagedTiff: false, isPicture: isPicture(bytes) };
  } catch (error) {
    if (!(error instanceof TiffError)) throw error;
    return { directories: [], isDamagedTiff: true, isPicture: false };
  }
}

/** Text of the first tag of that number; empty where there is none, or it is damaged. */
export function textOf({ directories }: RawFile, tag: number): string {
  return attempt(() => findTag(directories, tag)?.text()) ?? '';
}

/** All numbers of the first tag of that number; none where there is no such tag, or it is damaged. */
export function numbersOf({ directories }: RawFile, tag: number): readonly number[] {
  return attempt(() => findTag(directories, tag)?.numbers()) ?? [];
}

/** Whether the file says that it is a DNG. */
export function isDng(file: RawFile): boolean {
  return numbersOf(file, TAG.DNGVersion).length > 0;
}

/** `undefined` where a damaged TIFF structure gets in the way. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof TiffError || error instanceof DngError) return undefined;
    throw error;
  }
}
