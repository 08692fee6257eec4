/** Which camera took a JPEG, by its first bytes alone: its header comes first, and what the camera says of itself in it. */
import type { Identity } from '@hotpix/core';
import { exifOf, JpegError, readJpegHeader, xmpOf } from '@hotpix/jpeg';
import { cameraFacts } from './camera-facts.ts';
import { pictureKind } from './picture-kind.ts';

/** Undefined for other pictures, and for a header that is longer than these bytes. */
export function identify(head: Uint8Array): Identity | undefined {
  if (pictureKind(head) !== 'jpeg') return undefined;
  try {
    const header = readJpegHeader(head);
    const { width, height } = header;
    return { ...cameraFacts(exifOf(header), xmpOf(header)), width, height, isMosaic: false };
  } catch (error) {
    if (error instanceof JpegError) return undefined;
    throw error;
  }
}
