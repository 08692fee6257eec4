/** The public door of @hotpix/dng. */
export type { DngImage, DngPreview } from './dng-image.ts';
export { replaceSamples, type DecodedFrame, type SampleChange } from './edit/replace-samples.ts';
export { DngError, type DngErrorCode } from './errors.ts';
export { LosslessJpegDecoder, type Decoded as DecodedLosslessJpeg } from './lossless-jpeg/decode.ts';
export { readHeaders as readLosslessJpegHeaders, type LosslessHeaders } from './lossless-jpeg/read-headers.ts';
export type { SampleTarget } from './lossless-jpeg/read-scan.ts';
export { patternAt } from './pattern.ts';
export { ciffField, makerNoteField, type CiffRecords } from './private-data.ts';
export { readMosaic } from './read-mosaic.ts';
export { renderPreview } from './render-preview.ts';
export { assertIntact } from './samples/assert-intact.ts';
export { findSamples } from './samples/find-samples.ts';
export type { SampleLayout } from './samples/layout.ts';
export { areSamplesInPlace, readSamples } from './samples/read-samples.ts';
export { writeDng, type DngOptions } from './write-dng.ts';
