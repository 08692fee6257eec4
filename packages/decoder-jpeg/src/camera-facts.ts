/** What Exif says of the camera and of how the picture was taken. */
import type { Camera, Capture } from '@hotpix/core';
import { LooseDirectory, noteSerial, TAG } from '@hotpix/tiff';
import { cleanText } from './clean-text.ts';
import { ExifValues } from './exif-values.ts';

export interface CameraFacts {
  readonly camera: Camera;
  readonly capture: Capture;
}

/** Exif 3.0: RecommendedExposureIndex, CustomRendered, DigitalZoomRatio. */
const [EXPOSURE_INDEX, CUSTOM_RENDERED, DIGITAL_ZOOM] = [34866, 41985, 41988];
/** What Apple, and others after it, say of a panorama where Exif knows but 0 and 1. */
const PANORAMA = 6;
/** Nikon's cameras for interchangeable lenses call it a digital zoom where they use a part of the sensor, and enlarge nothing. */
const CROPS = /^NIKON [DZ]/i;
/** Bytes of XMP that are looked through. */
const MOST_XMP = 1 << 20;
/** ISOSpeedRatings of 65535 means: too large for this tag, look elsewhere (Exif 2.3). */
const ISO_ELSEWHERE = 65535;

/** Damaged Exif is no error: what cannot be read is absent, and names are then empty. */
export function cameraFacts(exif: Uint8Array | undefined, xmp?: Uint8Array): CameraFacts {
  const values = new ExifValues(exif && LooseDirectory.first(exif));
  const words = xmp === undefined ? '' : new TextDecoder('latin1').decode(xmp.subarray(0, MOST_XMP));
  const serial = values.text(TAG.BodySerialNumber) ?? ((exif && noteSerial(exif)) || xmpSerial(words));
  const camera = {
    make: values.text(TAG.Make) ?? '',
    model: values.text(TAG.Model) ?? '',
    serial: cleanText(serial ?? ''),
  };
  const ratings = values.positive(TAG.ISOSpeedRatings);
  const capture = {
    iso: ratings === ISO_ELSEWHERE ? (values.positive(EXPOSURE_INDEX) ?? values.positive(TAG.ISOSpeed)) : ratings,
    exposure: values.positive(TAG.ExposureTime),
    aperture: values.positive(TAG.FNumber),
    taken: timeOf(values.text(TAG.DateTimeOriginal)),
    firmware: values.text(TAG.Software),
    orientation: orientationOf(values.positive(TAG.Orientation)),
    lens: values.text(TAG.LensModel),
    focalLength: values.positive(TAG.FocalLength),
    equivalentFocalLength: values.positive(TAG.FocalLengthIn35mmFilm),
    digitalZoom: CROPS.test(camera.model) ? undefined : values.positive(DIGITAL_ZOOM),
    isPanorama: values.positive(CUSTOM_RENDERED) === PANORAMA || isPhotoSphere(words) || undefined,
  };
  return { camera, capture: withoutAbsent(capture) };
}

/** `2021:04:08 14:51:12` as ISO 8601; undefined for what is no time, such as the zeros of a clock never set. */
function timeOf(exif: string | undefined): string | undefined {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(exif ?? '');
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  return Number.isNaN(Date.parse(`${time}Z`)) ? undefined : time;
}

/** Adobe's programs keep the serial number there when they leave the maker note out. */
function xmpSerial(words: string): string {
  return /\b(?:aux:SerialNumber|exifEX:BodySerialNumber)(?:\s*=\s*["']|>)([^"'<]{1,64})/.exec(words)?.[1] ?? '';
}

/** Whether XMP has what Google's Photo Sphere demands of a panorama. */
const isPhotoSphere = (words: string): boolean => /GPano:(ProjectionType|FullPanoWidthPixels)\b/.test(words);

function orientationOf(orientation: number | undefined): number | undefined {
  return Number.isInteger(orientation) && orientation! <= 8 ? orientation : undefined;
}

function withoutAbsent(capture: { [Key in keyof Capture]: Capture[Key] | undefined }): Capture {
  return Object.fromEntries(Object.entries(capture).filter(([, value]) => value !== undefined));
}
