/** The public door of @hotpix/dng. */
export { readCarried, type Carried } from './carried.ts';
export type { DngImage, DngPreview } from './dng-image.ts';
export { replaceSamples, type DecodedFrame, type SampleChange } from './edit/replace-samples.ts';
export { DngError } from './errors.ts';
export { isDng } from './is-dng.ts';
export { isPicture } from './is-picture.ts';
export { patternAt } from './pattern.ts';
export { readMosaic } from './read-mosaic.ts';
export { allDirectories, findTag, readTiff, type TiffDirectory } from './read-tiff.ts';
export { renderPreview } from './render-preview.ts';
export { findSamples } from './samples/find-samples.ts';
export type { Piece, SampleLayout } from './samples/layout.ts';
export { areSamplesInPlace, readSamples } from './samples/read-samples.ts';
export { CFA, LINEAR_RAW, TAG } from './tags.ts';
export type { TiffTag } from './tiff-tag.ts';
export { writeDng, type DngOptions } from './write-dng.ts';
