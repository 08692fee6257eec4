/** What the directory of the preview says: TIFF 6.0, section 21, and DNG. */
import { type Field, longField, rationalField, shortField, TAG } from '@hotpix/tiff';
import type { DngPreview } from './dng-image.ts';

const REDUCED = 1;
const JPEG = 7;
const YCBCR = 6;
const CENTRED = 1;
const SRGB = 2;

/** @param offset where the JPEG begins in the file */
export function previewFields({ jpeg, width, height }: DngPreview, offset: number): Field[] {
  return [
    longField(TAG.NewSubfileType, REDUCED),
    longField(TAG.ImageWidth, width),
    longField(TAG.ImageLength, height),
    shortField(TAG.BitsPerSample, 8, 8, 8),
    shortField(TAG.Compression, JPEG),
    shortField(TAG.PhotometricInterpretation, YCBCR),
    longField(TAG.StripOffsets, offset),
    shortField(TAG.SamplesPerPixel, 3),
    longField(TAG.RowsPerStrip, height),
    longField(TAG.StripByteCounts, jpeg.length),
    shortField(TAG.PlanarConfiguration, 1),
    shortField(TAG.YCbCrSubSampling, 2, 2),
    shortField(TAG.YCbCrPositioning, CENTRED),
    rationalField(TAG.ReferenceBlackWhite, 0, 255, 128, 255, 128, 255),
    longField(TAG.PreviewColorSpace, SRGB),
  ];
}
