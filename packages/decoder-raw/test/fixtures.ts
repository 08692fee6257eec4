/** Raw files made on the spot, and facts as LibRaw would give them. */
import { writeDng, type DngImage } from '@hotpix/dng';
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

/** A file of which only LibRaw knows anything. */
export const OPAQUE: RawFile = readRawFile('picture.mrw', new Uint8Array(100));
