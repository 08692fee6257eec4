/** Whether a raw file's samples went through a codec that mixes neighbours. */
import { allDirectories, CFA, TAG, type TiffDirectory } from '@hotpix/tiff';
import { attempt, isDng, textOf, type RawFile } from './raw-file.ts';

const JPEG = 7;
const LOSSY_JPEG = 34892;

/**
 * True for DNG with lossy JPEG (Compression 34892) and for Kodak's KDC, where 7 means the lossy JPEG that in DNG would be
 * lossless. Other lossy codecs quantise each sample by itself or leave no trace in the tags, and count as lossless.
 */
export function isLossy(file: RawFile): boolean {
  const numberOf = ({ tags }: TiffDirectory, tag: number) => attempt(() => tags.get(tag)?.numbers())?.[0];
  const raws = allDirectories(file.directories).filter(
    (directory) => numberOf(directory, TAG.PhotometricInterpretation) === CFA,
  );
  const compressions = raws.map((directory) => numberOf(directory, TAG.Compression));
  return compressions.some((compression) => compression === LOSSY_JPEG || (compression === JPEG && isKodak(file)));
}

const isKodak = (file: RawFile): boolean => !isDng(file) && /kodak/i.test(textOf(file, TAG.Make));
