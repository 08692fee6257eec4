/** What repairs smears in JPEGs. */
import { createHotpix, type Rectangle, type Source } from '@hotpix/core';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { fixer } from '@hotpix/fixer';
import { defectOf } from './mosaic-methods.ts';
import { isInstalled, run } from './programs.ts';

export interface JpegMethod {
  readonly name: string;
  readonly isThere: boolean;
  /** The repaired file. */
  repair(jpeg: Uint8Array, smears: readonly Rectangle[]): Promise<Uint8Array>;
}

/** A further one is a line here. */
export const JPEG_METHODS: readonly JpegMethod[] = [
  { name: 'hotpix', isThere: true, repair: byHotpix },
  { name: 'jpegpixi', isThere: isInstalled('jpegpixi'), repair: byJpegpixi },
  { name: 'not repaired', isThere: true, repair: async (jpeg) => jpeg },
];

async function byHotpix(jpeg: Uint8Array, smears: readonly Rectangle[]): Promise<Uint8Array> {
  const hotpix = createHotpix({ plugins: [jpegDecoder(), fixer()] });
  const source = sourceOf(jpeg);
  const decoded = await hotpix.decode(source);
  const patches = await hotpix.propose(decoded.frame, smears.map(defectOf));
  return (await hotpix.write(source, decoded, patches)).bytes;
}

/** jpegpixi itself, as it works by default: blocks in the coefficients, linear interpolation in two dimensions. */
async function byJpegpixi(jpeg: Uint8Array, smears: readonly Rectangle[]): Promise<Uint8Array> {
  const blocks = smears.map(({ x, y, width, height }) => `${x},${y},${width},${height}`);
  return run('jpegpixi', ['in.jpg', 'out.jpg', ...blocks], { 'in.jpg': jpeg }, 'out.jpg');
}

export function sourceOf(bytes: Uint8Array): Source {
  return { path: 'frame.jpg', read: async () => bytes, head: async () => bytes.subarray(0, 65_536) };
}
