/** The public door of @hotpix/tiff. */
export { TiffError, type TiffErrorCode } from './errors.ts';
export { openTiff, type SampleChange, type TiffPicture } from './open-tiff.ts';
