/** Puts new samples into a compressed TIFF and leaves everything else of it where it is. */
import { endianness } from 'node:os';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { TAG, type TiffDirectory, type TiffTag } from '@hotpix/dng';
import type { TiffLayout } from './tiff-layout.ts';

const deflated = promisify(deflate);

/** Tag 317: 1 for none, 2 for the difference from the pixel to the left. */
const PREDICTOR = 317;
const NO_PREDICTOR = 1;
const DEFLATE = 8;
/** Field types of TIFF, with the bytes and the largest number of each. */
const UNITS: Readonly<Record<number, { size: 2 | 4; most: number }>> = {
  3: { size: 2, most: 2 ** 16 - 1 },
  4: { size: 4, most: 2 ** 32 - 1 },
};

interface Edit {
  readonly tag: TiffTag;
  readonly values: readonly number[];
}

/**
 * A copy of the file with its strips compressed anew (Deflate, lossless); a strip goes where the old one was if it fits
 * there, else to the end of the file. Nothing else moves, so that every tag, also one that nobody knows, stays true.
 * @param picture its samples, all channels interleaved, and its width in pixels
 * @returns undefined where a tag is too narrow for its new value
 */
export async function recompressTiff(
  original: Uint8Array,
  { tags }: TiffDirectory,
  layout: TiffLayout,
  { samples, width }: { readonly samples: Uint8Array | Uint16Array; readonly width: number },
): Promise<Uint8Array | undefined> {
  const strips = await Promise.all(cut(samples, width, layout).map((strip) => deflated(strip)));
  const reuses = areApart(layout);
  let end = original.length + (original.length % 2);
  const offsets = strips.map((strip, index) => {
    if (reuses && strip.length <= layout.lengths[index]) return layout.offsets[index];
    const at = end;
    end += strip.length + (strip.length % 2);
    return at;
  });
  const edits: Edit[] = [
    ...edit(tags, TAG.Compression, [DEFLATE]),
    ...edit(tags, PREDICTOR, [NO_PREDICTOR]),
    ...edit(tags, TAG.StripOffsets, offsets),
    ...edit(
      tags,
      TAG.StripByteCounts,
      strips.map(({ length }) => length),
    ),
  ];
  if (!edits.every(({ tag, values }) => values.every((value) => value <= (UNITS[tag.type]?.most ?? -1))))
    return undefined;
  const copy = new Uint8Array(end);
  copy.set(original);
  strips.forEach((strip, index) => copy.set(strip, offsets[index]));
  edits.forEach((change) => apply(change, copy, layout.littleEndian));
  return copy;
}

/** The samples of each strip as bytes in the order of the file. */
function cut(samples: Uint8Array | Uint16Array, width: number, layout: TiffLayout): Uint8Array[] {
  const { offsets, rowsPerStrip, channels, littleEndian } = layout;
  const perStrip = rowsPerStrip * width * channels;
  return offsets.map((_, index) => {
    const strip = samples.slice(index * perStrip, (index + 1) * perStrip);
    const bytes = Buffer.from(strip.buffer, strip.byteOffset, strip.byteLength);
    const isNative = littleEndian === (endianness() === 'LE');
    return strip instanceof Uint16Array && !isNative ? bytes.swap16() : bytes;
  });
}

/** Whether no two strips share a byte, as those of equal content may. */
function areApart({ offsets, lengths }: TiffLayout): boolean {
  const ranges = offsets.map((from, index) => ({ from, to: from + lengths[index] })).sort((a, b) => a.from - b.from);
  return ranges.every(({ from }, index) => index === 0 || ranges[index - 1].to <= from);
}

function edit(tags: TiffDirectory['tags'], number: number, values: readonly number[]): Edit[] {
  const tag = tags.get(number);
  return tag ? [{ tag, values }] : [];
}

function apply({ tag, values }: Edit, file: Uint8Array, littleEndian: boolean): void {
  const view = new DataView(file.buffer);
  const { size } = UNITS[tag.type];
  values.forEach((value, index) => {
    if (size === 2) view.setUint16(tag.offset + 2 * index, value, littleEndian);
    else view.setUint32(tag.offset + 4 * index, value, littleEndian);
  });
}
