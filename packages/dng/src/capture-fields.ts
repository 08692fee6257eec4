/** What Exif says of how the picture was taken. */
import { asciiField, type Field, longField, rationalField, shortField, TAG, undefinedField } from '@hotpix/tiff';
import type { DngImage } from './dng-image.ts';

/** Exif's ISO is a 16-bit number that stops here; a larger one stands in ISOSpeed beside it. */
const LARGEST_ISO = 65535;
const ISO_SPEED = 3;

/** The fields of the Exif directory. */
export function captureFields(image: DngImage): Field[] {
  const { exposure, aperture, iso, taken, focalLength, serial, lens, firmware } = image;
  return [
    // CameraFirmware is new in Exif 3.0.
    undefinedField(TAG.ExifVersion, firmware ? '0300' : '0230'),
    ...(exposure === undefined ? [] : [rationalField(TAG.ExposureTime, exposure)]),
    ...(aperture === undefined ? [] : [rationalField(TAG.FNumber, aperture)]),
    ...(iso === undefined ? [] : isoFields(Math.round(iso))),
    ...(taken === undefined ? [] : [asciiField(TAG.DateTimeOriginal, exifTime(taken))]),
    ...(focalLength === undefined ? [] : [rationalField(TAG.FocalLength, focalLength)]),
    ...(serial ? [asciiField(TAG.BodySerialNumber, serial)] : []),
    ...(lens ? [asciiField(TAG.LensModel, lens)] : []),
    ...(firmware ? [asciiField(TAG.CameraFirmware, firmware)] : []),
  ];
}

function isoFields(iso: number): Field[] {
  if (iso <= LARGEST_ISO) return [shortField(TAG.ISOSpeedRatings, iso)];
  return [
    shortField(TAG.ISOSpeedRatings, LARGEST_ISO),
    shortField(TAG.SensitivityType, ISO_SPEED),
    longField(TAG.ISOSpeed, iso),
  ];
}

/** `2021-04-08T14:51:12` to `2021:04:08 14:51:12`. */
export function exifTime(taken: string): string {
  return taken.slice(0, 19).replace(/^(\d+)-(\d+)-(\d+)T/, '$1:$2:$3 ');
}
