/** Raw samples into a DNG file. */
import { captureFields, exifTime } from './capture-fields.ts';
import { colourFields } from './colour-fields.ts';
import { assertImage, type DngImage } from './dng-image.ts';
import { asciiField, byteField, longField, rationalField, shortField, type Field } from './fields.ts';
import { directorySize, putDirectory } from './put-directory.ts';
import { storeStrip } from './storage.ts';
import { TAG } from './tags.ts';
import { storeTiles, tileGrid } from './tiles.ts';

const HEADER_SIZE = 8;
/** Samples begin at a multiple of this, so that readers may map them into memory. */
const ALIGNMENT = 16;

export interface DngOptions {
  /**
   * How samples are stored. `lossless-jpeg`: ITU-T T.81, process 14, in tiles; frames narrower than 16 pixels (48 for X-Trans)
   * are stored as by `none`. `none`: 16 bits a sample.
   * @default 'lossless-jpeg'
   */
  readonly compression?: 'lossless-jpeg' | 'none';
}

/**
 * A DNG 1.4 file (readable from DNG 1.1 on): little-endian, levels, colour filter array, masked borders and capture facts
 * kept. The samples are read back exactly as they came.
 * @throws {DngError} `badImage` for an image that contradicts itself or that DNG has no words for
 */
export function writeDng(image: DngImage, { compression = 'lossless-jpeg' }: DngOptions = {}): Uint8Array {
  assertImage(image);
  const grid = compression === 'none' ? undefined : tileGrid(image);
  const storage = grid ? storeTiles(image, grid) : storeStrip(image);
  const exif = captureFields(image);
  const exifAt = HEADER_SIZE + directorySize(imageFields(image, 0, storage.fields(0)));
  const samplesAt = Math.ceil((exifAt + directorySize(exif)) / ALIGNMENT) * ALIGNMENT;
  const file = new Uint8Array(samplesAt + storage.size);
  file.set([0x49, 0x49, 42, 0, HEADER_SIZE]);
  putDirectory(file, HEADER_SIZE, imageFields(image, exifAt, storage.fields(samplesAt)));
  putDirectory(file, exifAt, exif);
  storage.put(file, samplesAt);
  return file;
}

function imageFields(image: DngImage, exifAt: number, storage: readonly Field[]): Field[] {
  const { width, height, active, orientation = 1 } = image;
  return [
    longField(TAG.NewSubfileType, 0),
    longField(TAG.ImageWidth, width),
    longField(TAG.ImageLength, height),
    shortField(TAG.BitsPerSample, 16),
    shortField(TAG.Orientation, orientation >= 1 && orientation <= 8 ? orientation : 1),
    shortField(TAG.SamplesPerPixel, 1),
    shortField(TAG.PlanarConfiguration, 1),
    longField(TAG.ExifIFD, exifAt),
    byteField(TAG.DNGVersion, [1, 4, 0, 0]),
    byteField(TAG.DNGBackwardVersion, [1, 1, 0, 0]),
    shortField(TAG.BlackLevelRepeatDim, 1, 1),
    rationalField(TAG.BlackLevel, image.black),
    longField(TAG.WhiteLevel, image.white),
    longField(TAG.DefaultCropOrigin, 0, 0),
    longField(TAG.DefaultCropSize, active.width, active.height),
    longField(TAG.ActiveArea, active.y, active.x, active.y + active.height, active.x + active.width),
    ...storage,
    ...colourFields(image),
    ...nameFields(image),
  ];
}

function nameFields({ make, model, serial, taken, originalName, software }: DngImage): Field[] {
  // Makers repeat themselves in the model; a name with the make twice would match no reader's camera table.
  const unique = model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`;
  return [
    asciiField(TAG.Make, make),
    asciiField(TAG.Model, model),
    asciiField(TAG.UniqueCameraModel, unique.trim() || 'Unknown camera'),
    ...(serial ? [asciiField(TAG.CameraSerialNumber, serial)] : []),
    ...(taken ? [asciiField(TAG.DateTime, exifTime(taken))] : []),
    ...(originalName ? [asciiField(TAG.OriginalRawFileName, originalName)] : []),
    ...(software ? [asciiField(TAG.Software, software)] : []),
  ];
}
