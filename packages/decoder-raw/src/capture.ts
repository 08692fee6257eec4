/** How a raw picture was taken. */
import type { Capture } from '@hotpix/core';
import { TAG } from '@hotpix/tiff';
import { clean } from './clean.ts';
import type { RawFacts } from './facts.ts';
import { numbersOf, textOf, type RawFile } from './raw-file.ts';

/** Exif orientation by LibRaw's flip: 1 mirrors, 2 flips upside down, 4 transposes. */
const ORIENTATIONS: readonly number[] = [1, 2, 4, 3, 5, 8, 6, 7];

const ABSOLUTE_ZERO = -273.15;

/** The facts that the file gives; LibRaw's zeros and -1000 stand for absent ones. */
export function readCapture(file: RawFile, facts: RawFacts): Capture {
  const { iso, focalLength, temperatures, flip } = facts;
  const shutter = orUnknown(facts.shutter, file, TAG.ExposureTime, TAG.ShutterSpeedValue);
  const aperture = orUnknown(facts.aperture, file, TAG.FNumber, TAG.ApertureValue);
  const [equivalent = 0] = numbersOf(file, TAG.FocalLengthIn35mmFilm);
  const temperature = temperatures.find((celsius) => celsius > ABSOLUTE_ZERO);
  const taken = readTaken(file, facts);
  const lens = clean(facts.lens);
  const firmware = clean(file.ciff?.firmware ?? (facts.firmware || textOf(file, TAG.CameraFirmware)));
  const orientation = ORIENTATIONS[flip];
  return {
    ...(isGiven(iso) && { iso: Math.round(iso) }),
    ...(isGiven(shutter) && { exposure: shutter }),
    ...(isGiven(aperture) && { aperture }),
    ...(isGiven(focalLength) && { focalLength }),
    ...(isGiven(equivalent) && { equivalentFocalLength: equivalent }),
    ...(lens && { lens }),
    ...(temperature !== undefined && { temperature }),
    ...(taken && { taken }),
    ...(firmware && { firmware }),
    ...(orientation && { orientation }),
  };
}

/**
 * What LibRaw knows, unless it made it of an empty field: where the value itself is 0 or absent, it takes the logarithm beside
 * it, and a logarithm of 0 is 1 s, or f/1. Magic Lantern writes 0 into both.
 */
function orUnknown(value: number, file: RawFile, tag: number, logarithm: number): number {
  const [[stated], [stops]] = [numbersOf(file, tag), numbersOf(file, logarithm)];
  return stops === 0 && !isGiven(stated ?? 0) ? 0 : value;
}

const isGiven = (value: number): boolean => value > 0 && Number.isFinite(value);

/**
 * The file's own words where it has them: LibRaw's number was made from them by this computer's time zone, and summer time
 * makes that ambiguous.
 */
function readTaken(file: RawFile, { timestamp }: RawFacts): string | undefined {
  if (file.ciff) return file.ciff.taken;
  return (
    parseExifTime(textOf(file, TAG.DateTimeOriginal)) ?? parseExifTime(textOf(file, TAG.DateTime)) ?? local(timestamp)
  );
}

/** `2021:04:08 14:51:12` to `2021-04-08T14:51:12`; a clock that was never set gives zeros, and no time. */
function parseExifTime(text: string): string | undefined {
  const parts = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)/.exec(text);
  return parts && parts[1] !== '0000' ? `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}` : undefined;
}

function local(timestamp: number): string | undefined {
  const date = new Date(timestamp * 1000);
  if (!(timestamp > 0) || Number.isNaN(date.getTime())) return undefined;
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
