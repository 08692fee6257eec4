/** JPEG, the kind that cameras write. */
import { tooLarge, type Component, type DecodeContext } from '@hotpix/core';
import { exifOf, JpegError, readJpegHeader, xmpOf, type JpegHeader } from '@hotpix/jpeg';
import { assertBounded } from './assert-bounded.ts';
import { undecodable, unsuitable } from './errors.ts';
import type { Picture } from './picture.ts';
import { decodeInThread } from './decode-in-thread.ts';
import { inWords } from './in-words.ts';
import { plainJpeg } from './plain-jpeg.ts';
import { lentRoom, toRgb, toRgbRow, usedPlanesOf, type PlanesAnswer } from './planes.ts';
import type { Ports } from './ports.ts';

/** Baseline, extended and progressive, with Huffman or arithmetic coding. */
const DECODABLE: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc9, 0xca]);

/** @throws {HotpixError} `refused` or `tooLarge`, before anything large is allocated unless the data themselves are damaged */
export async function decodeJpeg(bytes: Uint8Array, context: DecodeContext, ports: Ports): Promise<Picture> {
  const header = inWords(() => readJpegHeader(bytes));
  const { width, height } = header;
  const channels = channelsOf(header);
  if (width * height > context.maxPixels) throw tooLarge(width, height, context.maxPixels);
  const samples = (await fromPlanes(bytes, context)) ?? (await fromPixels(bytes, header, channels, context, ports));
  const [exif, xmp] = [exifOf(header), xmpOf(header)];
  const metadata = { ...(exif && { exif }), ...(xmp && { xmp }) };
  return { samples, width, height, channels, bits: 8, white: 255, lossy: true, ...metadata };
}

/** Undefined for what has no planes that are used. Metadata, and what libjpeg warns of, are nothing to who decodes planes. */
async function fromPlanes(bytes: Uint8Array, context: DecodeContext): Promise<Picture['samples'] | undefined> {
  const layout = inWords(() => usedPlanesOf(bytes));
  if (!layout) return undefined;
  const { needsSamples = false, lend } = context;
  const into = lentRoom(layout, needsSamples, lend);
  const task = { bytes, needsSamples, ...(into && { into }) };
  const answer = await decodeInThread(task, context).catch((error: unknown) => {
    throw undecodable('JPEG', error);
  });
  if (answer.status === 'planes') return samplesOf(answer);
  if (answer.code === 'unsupported') return undefined;
  return inWords(() => {
    throw new JpegError(answer.code, answer.message);
  });
}

function samplesOf({ layout, planes, rgb }: PlanesAnswer & { status: 'planes' }): Picture['samples'] {
  if (planes.length === 1) return planes[0];
  const [luma, cb, cr] = layout.components.map(({ width, height }, i): Component => {
    return { width, height, samples: planes[i] };
  });
  return {
    components: { luma, cb, cr },
    rgb: rgb ?? (() => toRgb(layout, planes)),
    row: (y) => toRgbRow(layout, planes, y),
  };
}

async function fromPixels(
  bytes: Uint8Array,
  header: JpegHeader,
  channels: 1 | 3,
  { maxPixels, signal }: DecodeContext,
  { pixels }: Ports,
): Promise<Uint8Array | Uint16Array> {
  const plain = plainJpeg(bytes, header);
  assertBounded(plain, header);
  const { width, height } = header;
  const options = { kind: 'jpeg', failOn: 'warning', maxPixels, signal } as const;
  return pixels.samples(plain, { width, height, channels, bits: 8 }, options).catch((error: unknown) => {
    throw undecodable('JPEG', error);
  });
}

function channelsOf({ process, precision, width, height, components }: JpegHeader): 1 | 3 {
  if (!DECODABLE.has(process)) {
    throw unsuitable(
      'a baseline, extended or progressive JPEG',
      `a lossless or hierarchical one (SOF${process - 0xc0})`,
      'Convert it to PNG or TIFF.',
    );
  }
  if (precision !== 8) throw unsuitable('a JPEG of 8 bits', `one of ${precision}`, 'Convert it to PNG or TIFF.');
  if (width === 0 || height === 0) throw unsuitable('a JPEG that states its size', `one of ${width} x ${height}`);
  if (components.length === 1 || components.length === 3) return components.length;
  const came = components.length === 4 ? 'four (CMYK)' : String(components.length);
  throw unsuitable('a JPEG of 1 or 3 colour components, as cameras write', came);
}
