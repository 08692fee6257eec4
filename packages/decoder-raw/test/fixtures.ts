/** Raw files made on the spot, and facts as LibRaw would give them. */
import { type DngImage, writeDng } from '@hotpix/dng';
import type { RawFacts } from '../src/facts.ts';
import { readRawFile, type RawFile } from '../src/raw-file.ts';

export const WIDTH = 64;
export const HEIGHT = 48;

/** Every sample differs from its neighbours, so that a shift or a turn shows. */
export function samplesFrom(seed: number, width = WIDTH, height = HEIGHT): Uint16Array {
  return Uint16Array.from({ length: width * height }, (_, index) => (index * 40_503 + seed * 977) % 16_384);
}

/** The bytes of a DNG of 64 x 48 stored pixels with masked borders. */
export function dngFile(change: Partial<DngImage> = {}): Uint8Array {
  return writeDng({
    samples: samplesFrom(1),
    width: WIDTH,
    height: HEIGHT,
    mosaic: ['RG', 'GB'],
    active: { x: 6, y: 4, width: 56, height: 40 },
    black: 512,
    white: 16383,
    make: 'Simulated',
    model: 'Camera One',
    ...change,
  });
}

/** LibRaw's facts of a Bayer sensor, nothing else known. */
export const FACTS: RawFacts = {
  make: 'Maker',
  model: 'Model',
  serial: '',
  internalSerial: '',
  firmware: '',
  iso: 0,
  shutter: 0,
  aperture: 0,
  focalLength: 0,
  lens: '',
  timestamp: 0,
  temperatures: [-1000, -1000],
  flip: 0,
  pixelAspect: 1,
  black: 0,
  maximum: 16383,
  bits: 14,
  colors: 3,
  filters: 0xb4b4b4b4,
  cdesc: 'RGBG',
  isDng: false,
  isFoveon: false,
  camMul: [0, 1, 0, 0],
  camXyz: Array.from({ length: 4 }, () => [0, 0, 0]),
  dngColours: [],
};

/** A file built as TIFF with fractions in its Exif directory, little-endian. */
export function exifFile(fractions: Readonly<Record<number, readonly [number, number]>>): RawFile {
  const tags = Object.keys(fractions).map(Number);
  const values = 8 + 18 + 2 + 12 * tags.length + 4;
  const bytes = Buffer.alloc(values + 8 * tags.length);
  bytes.write('II*\0\x08\0\0\0', 'latin1');
  const entry = (at: number, tag: number, type: number, value: number): void => {
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(1, at + 4);
    bytes.writeUInt32LE(value, at + 8);
  };
  bytes.writeUInt16LE(1, 8);
  entry(10, 0x8769, 4, 26);
  bytes.writeUInt16LE(tags.length, 26);
  tags.forEach((tag, i) => {
    entry(28 + 12 * i, tag, 5, values + 8 * i);
    fractions[tag].forEach((part, side) => bytes.writeUInt32LE(part, values + 8 * i + 4 * side));
  });
  return readRawFile('picture.dng', bytes);
}

/** A file of which only LibRaw knows anything. */
export const OPAQUE: RawFile = readRawFile('picture.mrw', new Uint8Array(100));
