/** Which camera took a picture, by its first bytes alone: the header of a JPEG comes first, and what the camera says of itself in it. */
import type { Identity } from '@hotpix/core';
import { exifOf, JpegError, readJpegHeader, xmpOf } from '@hotpix/jpeg';
import { isSound, pngData, readPngChunks } from '@hotpix/tiff';
import { cameraFacts } from './camera-facts.ts';
import { pictureKind } from './picture-kind.ts';

/** A PNG tells its camera where its Exif is among these bytes. Undefined for other pictures, and for a header that is longer than these bytes. */
export function identify(head: Uint8Array): Identity | undefined {
  const kind = pictureKind(head);
  if (kind === 'png') return identifyPng(head);
  if (kind !== 'jpeg') return undefined;
  try {
    const header = readJpegHeader(head);
    const { width, height, components } = header;
    const channels = components.length === 1 ? 1 : 3;
    return { ...cameraFacts(exifOf(header), xmpOf(header)), width, height, channels, isMosaic: false };
  } catch (error) {
    if (error instanceof JpegError) return undefined;
    throw error;
  }
}

/** Where width and height stand: PNG (third edition), sections 5.2, 5.3 and 11.2.1. */
const [WIDTH, HEIGHT, END] = [16, 20, 24];

function identifyPng(head: Uint8Array): Identity | undefined {
  if (head.length < END) return undefined;
  const view = new DataView(head.buffer, head.byteOffset);
  const exif = readPngChunks(head).find((chunk) => chunk.type === 'eXIf' && isSound(chunk));
  const facts = cameraFacts(exif && pngData(exif));
  return { ...facts, width: view.getUint32(WIDTH), height: view.getUint32(HEIGHT), isMosaic: false };
}
