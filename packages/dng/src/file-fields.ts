/** What the first directory says of the file as a whole. */
import { asciiField, byteField, type Field, shortField, TAG } from '@hotpix/tiff';
import { exifTime } from './capture-fields.ts';
import { profileFields } from './colour-fields.ts';
import type { DngImage } from './dng-image.ts';

/** Beside what it says of the image in it. @throws {DngError} `badImage` for colours that do not fit */
export function fileFields(image: DngImage): Field[] {
  const { make, model, serial, taken, originalName, software, orientation = 1 } = image;
  return [
    byteField(TAG.DNGVersion, [1, 4, 0, 0]),
    byteField(TAG.DNGBackwardVersion, [1, 1, 0, 0]),
    shortField(TAG.Orientation, orientation >= 1 && orientation <= 8 ? orientation : 1),
    asciiField(TAG.Make, make),
    asciiField(TAG.Model, model),
    asciiField(TAG.UniqueCameraModel, uniqueName(make, model) || 'Unknown camera'),
    ...(serial ? [asciiField(TAG.CameraSerialNumber, serial)] : []),
    ...(taken ? [asciiField(TAG.DateTime, exifTime(taken))] : []),
    ...(originalName ? [asciiField(TAG.OriginalRawFileName, originalName)] : []),
    ...(software ? [asciiField(TAG.Software, software)] : []),
    ...profileFields(image),
  ];
}

/** Makers repeat a word of theirs in the model; a name with the make twice would match no reader's camera table. */
function uniqueName(make: string, model: string): string {
  const [begin = ''] = model.toLowerCase().trim().split(/\s+/);
  const words = make.toLowerCase().split(/[\s,.]+/);
  return (words.includes(begin) ? model : `${make} ${model}`).trim();
}
