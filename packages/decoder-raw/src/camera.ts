/** Which camera took a raw file. */
import type { Camera } from '@hotpix/core';
import { TAG } from '@hotpix/tiff';
import { clean } from './clean.ts';
import type { RawFacts } from './facts.ts';
import { textOf, type RawFile } from './raw-file.ts';

/**
 * Make, model and serial number of the body, such that files of one camera agree and files of two do not. LibRaw's word is
 * taken, which is the same for all formats of a make, but not for CRW, where it gives the picture's size as the model and a
 * changing number as the serial; nor where the model it gives cannot be one. Where it has no serial number, the maker note may.
 */
export function readCamera(file: RawFile, facts: RawFacts): Camera {
  if (file.ciff) {
    const { make, model, serial } = file.ciff;
    return { make: clean(make), model: clean(model), serial };
  }
  const serial = [facts.serial, file.noteSerial, facts.internalSerial].map(cleanSerial).find((text) => text) ?? '';
  if (isPlausible(facts.model)) return { make: clean(facts.make), model: clean(facts.model), serial };
  const make = clean(textOf(file, TAG.Make)) || clean(facts.make);
  const model = clean(textOf(file, TAG.Model)) || clean(textOf(file, TAG.UniqueCameraModel));
  return { make, model, serial };
}

/** LibRaw gives the size of the picture where it lost the name. */
const isPlausible = (model: string): boolean => clean(model) !== '' && !/^\d+\s*x\s*\d+$/i.test(clean(model));

/** Zeros stand where a number would; of 32 bits LibRaw takes the upper half for numbers below zero. */
function cleanSerial(text: string): string {
  const serial = clean(text).replace(/^-\d+$/, (digits) => String(Number(digits) >>> 0));
  return /^0*$/.test(serial) ? '' : serial;
}
