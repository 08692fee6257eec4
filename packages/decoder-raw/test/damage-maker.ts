/** Damages files of makers of which LibRaw has read others as they are read here. */
import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../src/answer.ts';
import { toFrame } from '../src/frame.ts';
import { findMakerSamples } from '../src/own/maker-samples.ts';
import { attempt, readRawFile } from '../src/raw-file.ts';
import { countingUnpacker } from './counting.ts';
import { newUnpacker } from './unpacker.ts';
import { writeCr2, writeStrip } from './write-maker.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const [WIDTH, HEIGHT] = [64, 40];
const MOST_PIXELS = 1e6;
const smooth = (bits: number): Uint16Array =>
  new Uint16Array(WIDTH * HEIGHT).map((_, at) => 2 ** (bits - 2) + 5 * (at % WIDTH) + (Math.imul(at, 40_503) >>> 27));

const size = { width: WIDTH, height: HEIGHT };
const deep = { ...size, samples: smooth(14), bits: 14 };
const shallow = { ...size, samples: smooth(12), bits: 12 };
const canon = { ...deep, channels: [1000, 1001, 1002, 1003], seen: [8, 4, 61, 37] } as const;
const nikon = { make: 'NIKON CORPORATION', model: 'NIKON D3', order: 'MM' } as const;
const pentax = {
  make: 'PENTAX',
  model: 'PENTAX K10D',
  order: 'MM',
  isFirst: true,
  pentaxBlack: [64, 65, 66, 67],
} as const;

export const FILES: readonly (readonly [name: string, bytes: Bytes])[] = [
  ['CR2', writeCr2({ ...canon, slices: [24, 24, 16] })],
  ['CR2 of four components', writeCr2({ ...canon, components: 4 })],
  ['NEF in words', writeStrip({ ...deep, ...nikon, stored: 'words' })],
  ['NEF as lossless JPEG', writeStrip({ ...deep, ...nikon, stored: 'jpeg' })],
  ['PEF, packed', writeStrip({ ...shallow, ...pentax, stored: 'packed' })],
  ['3FR', writeStrip({ ...deep, make: 'Hasselblad', model: 'H3D-39', order: 'II', bits: 16, stored: 'words' })],
];

/** Numbers from 0 to before 1, the same each time. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** One to three bytes are others, most of them among tags; of each fourth file the end is missing. */
function damage(intact: Bytes, next: () => number): Bytes {
  const bytes = intact.slice();
  const head = next() < 0.7 ? Math.min(900, bytes.length) : bytes.length;
  for (let left = 1 + Math.floor(3 * next()); left > 0; left--) {
    const at = Math.floor(head * next());
    bytes[at] = next() < 0.5 ? bytes[at] ^ (1 << Math.floor(8 * next())) : Math.floor(256 * next());
  }
  return next() < 0.25 ? bytes.slice(0, Math.floor(bytes.length * next())) : bytes;
}

/** A frame without words that are no text, of which libraw-wasm makes others each time; or why there is none. */
function outcome(bytes: Bytes, answer: Answer): unknown {
  if (answer.status !== 'mosaic') return answer;
  try {
    const { samples, camera, capture, ...facts } = toFrame(readRawFile('picture.nef', bytes), answer);
    return {
      ...facts,
      samples: Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('latin1'),
    };
  } catch (error) {
    return String(error);
  }
}

/**
 * Reads a file damaged in many ways, of a kind that LibRaw and this package read alike.
 * @param seed of the damage
 * @returns how many were read without LibRaw's samples, and what of these is not as LibRaw alone has it
 */
export async function readDamaged(
  intact: Bytes,
  times: number,
  seed: number,
): Promise<{ readHere: number; wrong: unknown[] }> {
  const { unpacker, unpacked } = countingUnpacker();
  const { kind, layout } = findMakerSamples(intact)!;
  const first = await unpacker.unpack({ bytes: intact.slice(), maxPixels: MOST_PIXELS, maker: { layout } });
  const rules = first.status === 'mosaic' ? first.agreement! : [];
  const libraw = newUnpacker();
  const next = numbersFrom(seed);
  const wrong: unknown[] = [];
  let readHere = 0;
  for (let count = 0; count < times; count++) {
    const bytes = damage(intact, next);
    const found = attempt(() => findMakerSamples(bytes));
    // Any other is LibRaw's, or the first of its kind.
    if (found?.kind !== kind) continue;
    const before = unpacked();
    const answer = await unpacker.unpack({ bytes, maxPixels: MOST_PIXELS, maker: { layout: found.layout, rules } });
    if (unpacked() > before) continue;
    readHere++;
    const here = outcome(bytes, answer);
    const alone = outcome(bytes, await libraw.unpackByLibRaw({ bytes, maxPixels: MOST_PIXELS }));
    if (!isDeepStrictEqual(here, alone)) wrong.push({ here, alone });
  }
  return { readHere, wrong };
}
