import { expect } from 'vitest';
import { JpegError, planesOf, type PlaneDecoder } from '../../src/index.ts';
import { isSame, samplesBy, samplesBySharp } from './planes.ts';

/** Whatever the file is: it is refused in words, or its samples are those of libjpeg. Tells which. */
export async function expectErrorOrSamples(decoder: PlaneDecoder, file: Uint8Array): Promise<'refused' | 'decoded'> {
  try {
    if (!planesOf(file, { maxPixels: 1e6 })) return 'refused';
    const samples = samplesBy(decoder, file);
    expect(isSame(samples, await samplesBySharp(file, 'none'))).toBe(true);
    return 'decoded';
  } catch (error) {
    if (!(error instanceof JpegError)) throw error;
    expect(error.message).toMatch(/^Expected .*, got .*\. \w.*\.$/);
    return 'refused';
  }
}
