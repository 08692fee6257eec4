/** Repairs bytes as a run does: the decoders' frame, patches by hand, the file that comes out. */
import { createHotpix, type Frame, type Patch, type Written } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { fixer } from '../../src/index.ts';

const hotpix = createHotpix({ plugins: [jpegDecoder(), fixer()] });

export async function decode(bytes: Uint8Array): Promise<Frame> {
  return (await hotpix.decode(sourceOf('a', bytes))).frame;
}

/** Puts these values at these places: x, y, channel, value. */
export async function repair(
  bytes: Uint8Array,
  values: readonly (readonly [number, number, number, number])[],
): Promise<Written> {
  const decoded = await hotpix.decode(sourceOf('a', bytes));
  return write(bytes, decoded.frame, values);
}

export function write(
  bytes: Uint8Array,
  frame: Frame,
  values: readonly (readonly [number, number, number, number])[],
  path = 'folder/original',
): Promise<Written> {
  const patches = values.map(([x, y, channel, to]): Patch => {
    const from = frame.samples[(y * frame.width + x) * frame.channels + channel];
    return { x, y, channel, from, to, method: 'by hand' };
  });
  return hotpix.write(sourceOf(path, bytes), { frame, decoder: 'a decoder' }, patches);
}
