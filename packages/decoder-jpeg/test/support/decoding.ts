/** Decodes bytes as a run does. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createHotpix, type Frame, type HotpixError } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import { sourceOf } from '@hotpix/core/testing';
import { jpegDecoder } from '../../src/index.ts';

export async function decode(bytes: Uint8Array, options: { maxPixels?: number } = {}): Promise<Frame> {
  const hotpix = createHotpix({ plugins: [jpegDecoder()] });
  return (await hotpix.decode(sourceOf('picture', bytes), options)).frame;
}

/** The same by threads. */
export async function decodeInThreads(bytes: Uint8Array): Promise<Frame> {
  const hotpix = createHotpix({ plugins: [jpegDecoder()], platform: nodePlatform({ lanes: 2 }) });
  return (await hotpix.decode(sourceOf('picture', bytes))).frame;
}

/** The reason why the bytes have no frame. */
export async function refusal(bytes: Uint8Array, options: { maxPixels?: number } = {}): Promise<HotpixError> {
  return decode(bytes, options).then(
    () => Promise.reject(new Error('It was decoded.')),
    (error: HotpixError) => error,
  );
}

export function fixture(name: string): Buffer {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
}

export function sha256({ samples }: Frame): string {
  return createHash('sha256').update(samples).digest('hex');
}
