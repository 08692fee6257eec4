/** Which directory describes the raw image: DNG 1.7.1, on NewSubFileType. */
import { CFA, LINEAR_RAW, numberOf, TAG, type TiffDirectory } from '@hotpix/tiff';

/** Whether its samples are raw ones and those of the main image, neither a smaller copy nor an enhanced one. */
export function isRawImage(directory: TiffDirectory): boolean {
  const photometric = numberOf(directory, TAG.PhotometricInterpretation);
  return (numberOf(directory, TAG.NewSubfileType) ?? 0) === 0 && (photometric === CFA || photometric === LINEAR_RAW);
}
