/** JPEG files of 4:2:2, which libvips does not write. */
import type { Exif } from 'sharp';
import type { Picture } from './develop/develop.ts';
import { opened } from './develop/opened.ts';
import { toYcc } from './develop/ycc.ts';

const SOF0 = 0xc0;
const DHT = 0xc4;
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const DQT = 0xdb;
const APP1 = 0xe1;

/**
 * Chroma of half the width. Each component is written as a grey file by libjpeg. Its scan is also that of one component of a picture
 * of three, whose scans are not interleaved (ITU-T T.81, A.2.2), with tables of its own. So chroma is quantised as luma is.
 */
export async function encodeHalved(picture: Picture, quality: number, exif?: Exif): Promise<Uint8Array> {
  const { width, height } = picture;
  const half = Math.ceil(width / 2);
  const [y, cb, cr] = toYcc(picture);
  const greys = await Promise.all([
    grey(y, width, height, quality, exif),
    grey(halved(cb, width, height), half, height, quality),
    grey(halved(cr, width, height), half, height, quality),
  ]);
  const files = greys.map(partsOf);
  const [first] = files;
  const components = files.flatMap((_, i) => [i + 1, i === 0 ? 0x21 : 0x11, 0]);
  const frame = [SOF0, 0, 8 + components.length, 8, height >> 8, height & 255, width >> 8, width & 255, files.length];
  return Buffer.concat([
    Buffer.of(0xff, SOI),
    ...first.segments(APP1),
    ...first.segments(DQT),
    Buffer.of(0xff, ...frame, ...components),
    ...files.flatMap(({ segments, scan }, i) => [...segments(DHT), scanHeader(i + 1), scan]),
    Buffer.of(0xff, EOI),
  ]);
}

function grey(data: Uint8Array, width: number, height: number, quality: number, exif?: Exif): Promise<Buffer> {
  const image = opened({ data, width, height, channels: 1 });
  if (exif) image.withExif(exif);
  return image.jpeg({ quality }).toBuffer();
}

/** The mean of two pixels of a row; the last one of an odd row stays. */
function halved(plane: Uint8Array, width: number, height: number): Uint8Array {
  const half = Math.ceil(width / 2);
  return Uint8Array.from({ length: half * height }, (_, i) => {
    const [x, row] = [2 * (i % half), Math.floor(i / half) * width];
    return (plane[row + x] + plane[row + Math.min(x + 1, width - 1)] + 1) >> 1;
  });
}

interface Parts {
  readonly segments: (marker: number) => Buffer[];
  /** The coded data of the only scan. */
  readonly scan: Buffer;
}

function partsOf(file: Buffer): Parts {
  const found: { marker: number; bytes: Buffer }[] = [];
  let at = 2;
  while (file[at + 1] !== SOS) {
    const end = at + 2 + file.readUInt16BE(at + 2);
    found.push({ marker: file[at + 1], bytes: file.subarray(at, end) });
    at = end;
  }
  return {
    segments: (marker) => found.filter((segment) => segment.marker === marker).map(({ bytes }) => bytes),
    scan: file.subarray(at + 2 + file.readUInt16BE(at + 2), file.length - 2),
  };
}

/** All 64 coefficients of one component, by the first tables. */
function scanHeader(component: number): Buffer {
  return Buffer.of(0xff, SOS, 0, 8, 1, component, 0, 0, 63, 0);
}
