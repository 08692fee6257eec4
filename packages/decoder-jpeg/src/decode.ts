/** From the bytes of a picture to its Frame. */
import { withSamples, type DecodeContext, type Frame, type Source } from '@hotpix/core';
import { cameraFacts } from './camera-facts.ts';
import { decodeHeif } from './decode-heif.ts';
import { decodeJpeg } from './decode-jpeg.ts';
import { decodeOther } from './decode-other.ts';
import { decodeTiff } from './decode-tiff.ts';
import { assertGoing } from './errors.ts';
import { pictureKind, type PictureKind } from './picture-kind.ts';
import type { Picture } from './picture.ts';
import type { Ports } from './ports.ts';

/** Decodes a file of one kind; undefined means that it is another decoder's after all. */
type DecodeKind = (bytes: Uint8Array, context: DecodeContext, ports: Ports) => Promise<Picture | undefined>;

const DECODERS: Readonly<Record<PictureKind, DecodeKind>> = {
  jpeg: decodeJpeg,
  png: async (bytes, context, { pixels }) => ({ ...(await decodeOther(bytes, 'png', context, pixels)), lossy: false }),
  tiff: decodeTiff,
  webp: async (bytes, context, { pixels }) => ({ ...(await decodeOther(bytes, 'webp', context, pixels)), lossy: true }),
  heif: decodeHeif,
};

export async function decode(source: Source, context: DecodeContext, ports: Ports): Promise<Frame | undefined> {
  const bytes = await source.read();
  assertGoing(context.signal);
  const kind = pictureKind(bytes);
  if (kind === undefined) return undefined;
  const picture = await DECODERS[kind](bytes, context, ports);
  assertGoing(context.signal);
  return picture && frameOf(picture);
}

function frameOf({ exif, xmp, samples, ...shape }: Picture): Frame {
  const { width, height } = shape;
  const facts = { ...shape, active: { x: 0, y: 0, width, height }, black: 0, ...cameraFacts(exif, xmp) };
  if (!('components' in samples)) return { ...facts, samples };
  const { components, rgb, row } = samples;
  const frame = { ...facts, components };
  return typeof rgb === 'function' ? withSamples(frame, rgb, row) : { ...frame, samples: rgb };
}
