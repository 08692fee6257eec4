/** Errors of @hotpix/jpeg as reasons of this decoder. */
import { refused } from '@hotpix/core';
import { JpegError } from '@hotpix/jpeg';

/** @throws {HotpixError} `refused`, in the words of the JpegError that the work throws */
export function inWords<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof JpegError)) throw error;
    throw refused(error.message, { cause: error, details: { code: error.code } });
  }
}
