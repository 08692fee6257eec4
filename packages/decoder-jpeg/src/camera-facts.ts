/** What Exif says of the camera and of how the picture was taken. */
import type { Camera, Capture } from '@hotpix/core';
import { allDirectories, noteSerial, readTiff, TAG } from '@hotpix/tiff';
import ExifReader from 'exifreader';
import { cleanText } from './clean-text.ts';

export interface CameraFacts {
  readonly camera: Camera;
  readonly capture: Capture;
}

/** Exif 3.0: RecommendedExposureIndex, CustomRendered, DigitalZoomRatio. */
const [EXPOSURE_INDEX, CUSTOM_RENDERED, DIGITAL_ZOOM] = [34866, 41985, 41988];
/** What Apple, and others after it, say of a panorama where Exif knows but 0 and 1. */
const PANORAMA = 6;

const WANTED = [
  ...[TAG.Make, TAG.Model, TAG.Orientation, TAG.Software, TAG.ExposureTime, TAG.FNumber, TAG.ISOSpeedRatings],
  ...[EXPOSURE_INDEX, TAG.ISOSpeed, TAG.DateTimeOriginal, TAG.BodySerialNumber, TAG.FocalLength, TAG.LensModel],
  ...[TAG.FocalLengthIn35mmFilm, CUSTOM_RENDERED, DIGITAL_ZOOM],
];
/** Nikon's cameras for interchangeable lenses call it a digital zoom where they use a part of the sensor, and enlarge nothing. */
const CROPS = /^NIKON [DZ]/i;
/** No wanted value has as many parts: a hundredth of what it takes to do harm. */
const MOST_PARTS = 1 << 20;
const LONGEST = 1000;
/** ISOSpeedRatings of 65535 means: too large for this tag, look elsewhere (Exif 2.3). */
const ISO_ELSEWHERE = 65535;

type Values = Readonly<Record<string, { readonly value?: unknown } | undefined>>;

/** Damaged Exif is no error: what cannot be read is absent, and names are then empty. */
export function cameraFacts(exif: Uint8Array | undefined, xmp?: Uint8Array): CameraFacts {
  const values = (exif && orUndefined(() => readExif(exif))) ?? {};
  const serial = text(values, 'BodySerialNumber') ?? ((exif && noteSerial(exif)) || xmpSerial(xmp));
  const camera = {
    make: text(values, 'Make') ?? '',
    model: text(values, 'Model') ?? '',
    serial: cleanText(serial ?? ''),
  };
  const ratings = positive(values, 'ISOSpeedRatings');
  const capture = {
    iso:
      ratings === ISO_ELSEWHERE
        ? (positive(values, 'RecommendedExposureIndex') ?? positive(values, 'ISOSpeed'))
        : ratings,
    exposure: positive(values, 'ExposureTime'),
    aperture: positive(values, 'FNumber'),
    taken: timeOf(text(values, 'DateTimeOriginal')),
    firmware: text(values, 'Software'),
    orientation: orientationOf(positive(values, 'Orientation')),
    lens: text(values, 'LensModel'),
    focalLength: positive(values, 'FocalLength'),
    equivalentFocalLength: positive(values, 'FocalLengthIn35mmFilm'),
    digitalZoom: CROPS.test(camera.model) ? undefined : positive(values, 'DigitalZoomRatio'),
    isPanorama: positive(values, 'CustomRendered') === PANORAMA || isPhotoSphere(xmp) || undefined,
  };
  return { camera, capture: withoutAbsent(capture) };
}

function readExif(exif: Uint8Array): Values | undefined {
  const { buffer, byteOffset, length } = exif;
  // ExifReader makes a list of all parts of a value, and a list of some hundred million ends the process.
  if (length > MOST_PARTS && !isModest(exif)) return undefined;
  return ExifReader.loadView(new DataView(buffer, byteOffset, length), { includeTags: { exif: WANTED } });
}

function isModest(exif: Uint8Array): boolean {
  const directories = allDirectories(readTiff(exif));
  return directories.every(({ tags }) => WANTED.every((tag) => (tags.get(tag)?.count ?? 0) <= MOST_PARTS));
}

function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** ExifReader divides text at each NUL; what stands behind the first one is rubbish out of the camera's memory. */
function text(values: Values, name: string): string | undefined {
  const value = values[name]?.value;
  const first: unknown = Array.isArray(value) ? value[0] : value;
  // Some writers give text the type of bytes.
  const letters =
    typeof first === 'number' && Array.isArray(value) ? String.fromCharCode(...value.slice(0, LONGEST)) : '';
  const words = cleanText(typeof first === 'string' ? first : letters);
  return words === '' ? undefined : words;
}

/** A number above 0, a rational as the quotient of its two parts. */
function positive(values: Values, name: string): number | undefined {
  const value = values[name]?.value;
  const number = Array.isArray(value) ? Number(value[0]) / Number(value[1] ?? 1) : Number(value);
  return Number.isFinite(number) && number > 0 ? number : undefined;
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
function xmpSerial(xmp: Uint8Array | undefined): string {
  return /\b(?:aux:SerialNumber|exifEX:BodySerialNumber)(?:\s*=\s*["']|>)([^"'<]{1,64})/.exec(wordsOf(xmp))?.[1] ?? '';
}

/** Whether XMP has what Google's Photo Sphere demands of a panorama. */
function isPhotoSphere(xmp: Uint8Array | undefined): boolean {
  return /GPano:(ProjectionType|FullPanoWidthPixels)\b/.test(wordsOf(xmp));
}

function wordsOf(xmp: Uint8Array | undefined): string {
  return new TextDecoder('latin1').decode(xmp?.subarray(0, MOST_PARTS));
}

function orientationOf(orientation: number | undefined): number | undefined {
  return Number.isInteger(orientation) && orientation! <= 8 ? orientation : undefined;
}

function withoutAbsent(capture: { [Key in keyof Capture]: Capture[Key] | undefined }): Capture {
  return Object.fromEntries(Object.entries(capture).filter(([, value]) => value !== undefined));
}
