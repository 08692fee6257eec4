/** Which camera took a raw file, by its first bytes alone. */
import type { Identity } from '@hotpix/core';
import { TAG } from '@hotpix/tiff';
import { clean } from './clean.ts';
import { readRawFile, textOf } from './raw-file.ts';
import { isTiff } from './signature.ts';

/** Undefined where the first bytes do not tell: formats that are no TIFF say it elsewhere. */
export function identify(head: Uint8Array, path: string): Identity | undefined {
  if (!isTiff(head)) return undefined;
  const file = readRawFile(path, head);
  const model = clean(textOf(file, TAG.Model));
  if (file.isPicture || model === '') return undefined;
  const serial = clean(textOf(file, TAG.BodySerialNumber)) || file.noteSerial;
  return { camera: { make: clean(textOf(file, TAG.Make)), model, serial }, isMosaic: true };
}
