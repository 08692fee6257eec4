/** A maker's raw file as it is read here, and whether that is what LibRaw makes of it. */
import { DngError } from '@hotpix/dng';
import type { MosaicAnswer, RawMosaic } from '../answer.ts';
import { pickFacts, type LibRawMetadata, type RawFacts } from '../facts.ts';
import { blackBy, blacksOf, type Blacks } from './black.ts';
import type { MakerLayout } from './maker-layout.ts';
import { agrees, toOwnMosaic } from './own-samples.ts';
import { readMakerSamples } from './slices.ts';
import type { Agreement, BlackRule } from './trust.ts';

export interface MakerReading {
  readonly mosaic: RawMosaic;
  /** Those of LibRaw before it unpacks, whose black level may be another. */
  readonly facts: RawFacts;
  readonly blacks: Blacks;
}

/** Samples of fewer different values might be alike in two ways to read them. */
const LEAST_VALUES = 16;
/** Makers whose samples may have all 16 bits, whatever the white level. */
const UNLIMITED = /^(nikon|hasselblad)$/i;

/**
 * `undefined` where LibRaw sees another image or complains, or would of the samples, and where they are damaged.
 * @param metadata of the open file
 */
export function readMaker(
  bytes: Uint8Array<ArrayBuffer>,
  layout: MakerLayout,
  metadata: LibRawMetadata,
  words: readonly string[],
  into?: Uint16Array,
): MakerReading | undefined {
  if (!agrees(metadata, layout, words)) return undefined;
  const samples = intact(() => readMakerSamples(bytes, layout, into));
  if (samples === undefined || isBeyond(samples, layout, metadata)) return undefined;
  const mosaic = toOwnMosaic(metadata, samples);
  return { mosaic, facts: pickFacts(metadata), blacks: blacksOf(bytes, metadata, mosaic) };
}

/** LibRaw's answer for a file of which nobody asks it; `undefined` where the rules leave a doubt. */
export function answerBy(
  { mosaic, facts, blacks }: MakerReading,
  rules: readonly BlackRule[],
): MosaicAnswer | undefined {
  const black = blackBy(rules, blacks);
  return black === undefined ? undefined : { status: 'mosaic', mosaic, facts: { ...facts, black }, words: [] };
}

/**
 * The rules of the black level by which a reading equals LibRaw's answer, none where anything else differs. `undefined` where the file tells
 * too little.
 */
export function compare(own: MakerReading, answer: MosaicAnswer): Agreement | undefined {
  if (answer.words.length > 0) return undefined;
  if (!isSame({ ...own.facts, black: 0 }, { ...answer.facts, black: 0 })) return [];
  const { samples, ...place } = own.mosaic;
  const { samples: theirs, ...theirPlace } = answer.mosaic;
  if (!isSame(place, theirPlace) || !samples.every((sample, at) => sample === theirs[at])) return [];
  if (!isTelling(samples)) return undefined;
  const rules = Object.keys(own.blacks) as BlackRule[];
  return rules.filter((rule) => own.blacks[rule] === answer.facts.black);
}

const isSame = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);

function isTelling(samples: Uint16Array): boolean {
  const values = new Set<number>();
  return samples.some((sample) => values.add(sample).size >= LEAST_VALUES);
}

/** Uncompressed samples of more bits than the white level has: of those in the active area LibRaw complains, for most makers. */
function isBeyond(samples: Uint16Array, { compression, bits }: MakerLayout, metadata: LibRawMetadata): boolean {
  const { camera_make: make, color_data: colour } = metadata;
  if (compression !== 'none' || bits < 16 || UNLIMITED.test(make)) return false;
  let seen = 0;
  for (let at = 0; at < samples.length; at++) seen |= samples[at];
  return seen >> (32 - Math.clz32(colour.maximum - 1)) !== 0;
}

function intact(read: () => Uint16Array | undefined): Uint16Array | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DngError) return undefined;
    throw error;
  }
}
