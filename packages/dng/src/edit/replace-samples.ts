/** A DNG with other samples, and nothing else changed. */
import {
  badTiff,
  type ChangedPiece,
  indexAt,
  listedPlaces,
  type Piece,
  type PieceLists,
  placePieces,
  readTiff,
  STRIPS,
  type TiffDirectory,
  TILES,
  withWrites,
  type Write,
} from '@hotpix/tiff';
import { unsupported } from '../errors.ts';
import type { Md5, StoredSamples } from '../raw-image-digest.ts';
import type { SampleLayout } from '../samples/layout.ts';
import { readSamples } from '../samples/read-samples.ts';
import { renewDigests } from './digests.ts';
import { findRaw, type RawImage } from './find-raw.ts';
import { assertAlone, occupiedRanges } from './occupied.ts';
import { replaceInPiece, type Replacement } from './piece.ts';
import { scaleOf, type Scale } from './scale.ts';

/** The samples of a DNG as they were decoded: the whole stored frame, linear, in DN. */
export interface DecodedFrame {
  readonly samples: Uint8Array | Uint16Array;
  readonly width: number;
  readonly height: number;
}

/** Another value for one sample, in DN, inside the frame; where the file cannot store it, it gets the nearest that it can. */
export interface SampleChange {
  readonly x: number;
  readonly y: number;
  readonly to: number;
}

/**
 * The file with other samples: its directories, tags, previews and private data stay where they are, byte for byte, as do the
 * strips and tiles without a change. Changed ones are stored as they were (the same compression, predictor and layout), where they
 * were if they fit there, else at the end; their offsets and lengths follow, and so do the digests of the samples
 * (RawImageDigest, NewRawImageDigest) and the identifier that must be another one for other samples (RawDataUniqueID).
 * @param bytes the whole file; it is left as it is
 * @param frame what was decoded from it: nothing is changed where this is not what the file holds
 * @throws {DngError} `unsupported` for samples that are stored in another way than uncompressed or lossless JPEG, one whole number
 * a pixel; `badSamples` for damaged ones
 * @throws {TiffError} `badTiff` for a damaged file, for parts outside it, and for parts that overlap; `tooLarge`
 */
export function replaceSamples(
  bytes: Uint8Array,
  frame: DecodedFrame,
  changes: readonly SampleChange[],
  md5: Md5,
): Uint8Array {
  const directories = readTiff(bytes);
  const raw = findRaw(bytes, directories, frame);
  const fixed = occupiedRanges(bytes, directories, raw);
  const scale = scaleOf(raw.directory, raw.layout.bits);
  const old = { ...frame, samples: readStored(bytes, raw.layout) };
  assertDecoded(old, scale, frame);
  const replacements = replacementsOf(old, scale, changes);
  const { placed, end } = newPieces(bytes, raw.layout, byPiece(replacements, raw.layout));
  const writes = [
    ...listedPlaces(listsOf(raw), raw.layout.pieces, placed),
    ...(placed.length === 0 ? [] : digestsOf(directories, raw, scale, old, replacements, md5)),
  ];
  for (const tag of new Set(writes.map((write) => write.tag))) assertAlone(tag, fixed);
  return withWrites(bytes, end, [...placed, ...writes]);
}

function readStored(bytes: Uint8Array, layout: SampleLayout): Uint16Array {
  const samples = readSamples(bytes as Uint8Array<ArrayBuffer>, layout);
  if (samples) return samples;
  throw badTiff(
    'samples in lossless JPEG of one interleaved scan (ITU-T T.81, process 14)',
    'lossy, damaged or other ones',
  );
}

/** By two at a time; false, too, where they lie so that this is not possible. */
function areSame(a: Uint16Array, b: DecodedFrame['samples']): boolean {
  const [own, other] = [pairsOf(a), pairsOf(b)];
  if (!own || !other || a.length !== b.length) return false;
  for (let i = 0; i < own.length; i++) if (own[i] !== other[i]) return false;
  return a.at(-1) === b.at(-1);
}

function pairsOf(samples: DecodedFrame['samples']): Int32Array | undefined {
  if (!(samples instanceof Uint16Array) || samples.byteOffset % 4 !== 0) return undefined;
  return new Int32Array(samples.buffer, samples.byteOffset, samples.length >> 1);
}

/** Programs differ in how they read odd files; what a repair is made for must be what it is written to. */
function assertDecoded({ samples, width }: StoredSamples, { linear, entries }: Scale, frame: DecodedFrame): void {
  if (entries === 0 && areSame(samples, frame.samples)) return;
  for (let at = 0; at < samples.length; at++) {
    if (linear[samples[at]] === frame.samples[at]) continue;
    throw unsupported(
      `the sample ${frame.samples[at]} at (${at % width}, ${Math.floor(at / width)}), as it was decoded`,
      `${linear[samples[at]]} by the words of its tags`,
    );
  }
}

function replacementsOf(
  { samples, width }: StoredSamples,
  scale: Scale,
  changes: readonly SampleChange[],
): Replacement[] {
  return changes
    .map(({ x, y, to }) => ({ x, y, value: scale.storedOf(to) }))
    .filter(({ x, y, value }) => samples[y * width + x] !== value);
}

/** Those of each strip or tile, in pixels from its corner. */
function byPiece(replacements: readonly Replacement[], layout: SampleLayout): Map<number, Replacement[]> {
  const { pieceWidth, pieceHeight } = layout;
  const pieces = new Map<number, Replacement[]>();
  for (const { x, y, value } of replacements) {
    const index = indexAt(layout, x, y);
    const inside = pieces.get(index) ?? [];
    inside.push({ x: x % pieceWidth, y: y % pieceHeight, value });
    pieces.set(index, inside);
  }
  return pieces;
}

function newPieces(
  bytes: Uint8Array,
  layout: SampleLayout,
  replacements: ReadonlyMap<number, readonly Replacement[]>,
): ReturnType<typeof placePieces> {
  const roomOf = roomsOf(layout.pieces, bytes.length);
  const changed = Array.from(replacements, ([index, own]): ChangedPiece => [
    index,
    replaceInPiece(bytes, layout.pieces[index], layout, own, roomOf(index)),
  ]);
  return placePieces(changed, layout.pieces, roomOf, bytes.length);
}

/** How many bytes a new piece may take where the old one is: none where others share them. */
function roomsOf(pieces: readonly Piece[], size: number): (index: number) => number {
  const counts = new Map<number, number>();
  for (const { offset } of pieces) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  return (index) => {
    const { offset, length } = pieces[index];
    if (counts.get(offset) !== 1) return 0;
    return offset + length === size ? Infinity : length;
  };
}

function listsOf({ directory: { tags }, layout: { littleEndian } }: RawImage): PieceLists {
  const { offsets, lengths } = tags.has(TILES.offsets) ? TILES : STRIPS;
  return { offsets: tags.get(offsets), lengths: tags.get(lengths), littleEndian };
}

function digestsOf(
  directories: readonly TiffDirectory[],
  { layout }: RawImage,
  { entries }: Scale,
  old: StoredSamples,
  replacements: readonly Replacement[],
  md5: Md5,
): Write[] {
  const isNarrow = layout.bits === 8 || (entries > 0 && entries <= 256);
  const repaired = (): StoredSamples => {
    const samples = old.samples.slice();
    for (const { x, y, value } of replacements) samples[y * old.width + x] = value;
    return { ...old, samples };
  };
  return renewDigests(directories, repaired, isNarrow ? 1 : 2, md5);
}
