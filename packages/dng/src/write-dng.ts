/** Raw samples into a DNG file. */
import { byteField, directorySize, type Field, longField, putDirectory, TAG } from '@hotpix/tiff';
import { assertImage } from './assert-image.ts';
import { captureFields } from './capture-fields.ts';
import type { DngImage } from './dng-image.ts';
import { fileFields } from './file-fields.ts';
import { previewFields } from './preview-fields.ts';
import { rawFields } from './raw-fields.ts';
import { newRawImageDigest, type Md5 } from './raw-image-digest.ts';
import { storeStrip, type Storage } from './storage.ts';
import { storeTiles } from './tiles.ts';

const HEADER_SIZE = 8;
/** Samples begin at a multiple of this, so that readers may map them into memory. */
const ALIGNMENT = 16;

export interface DngOptions {
  /**
   * How samples are stored. `lossless-jpeg`: ITU-T T.81, process 14, in tiles, where that makes the file smaller and suits all
   * readers, that is mostly from a width of 16 pixels on (48 for X-Trans). `none`: 16 bits per sample, in one strip.
   * @default 'lossless-jpeg'
   */
  readonly compression?: 'lossless-jpeg' | 'none';
  /** Makes the digest of the samples; without it the file has none. `node:crypto` knows MD5, this package does not. */
  readonly md5?: Md5;
}

/** Where the parts of a file begin. */
interface Offsets {
  readonly raw: number;
  readonly exif: number;
  readonly gps: number;
  readonly preview: number;
  readonly samples: number;
}

/**
 * A DNG 1.4 file (readable from DNG 1.1 on): little-endian, levels, colour filter array, masked borders and capture facts
 * kept. The samples are read back exactly as they came. With a preview, this is the first image, and the raw one stands below
 * it, as raw developers expect it.
 * @throws {DngError} `badImage` for an image that contradicts itself or that DNG has no words for
 */
export function writeDng(image: DngImage, options: DngOptions = {}): Uint8Array {
  assertImage(image);
  const { compression = 'lossless-jpeg', md5 } = options;
  const storage = (compression === 'none' ? undefined : storeTiles(image)) ?? storeStrip(image);
  const digest = md5 ? [byteField(TAG.NewRawImageDigest, newRawImageDigest(image, md5))] : [];
  const directories = directoriesOf(image, [...fileFields(image), ...digest], storage);
  const at = place(image, directories);
  const file = new Uint8Array(at.samples + storage.size);
  file.set([0x49, 0x49, 42, 0, HEADER_SIZE]);
  const [first, raw, exif, gps] = directories(at);
  putDirectory(file, HEADER_SIZE, first);
  if (raw) putDirectory(file, at.raw, raw);
  putDirectory(file, at.exif, exif);
  if (gps) putDirectory(file, at.gps, gps);
  if (image.preview) file.set(image.preview.jpeg, at.preview);
  storage.put(file, at.samples);
  return file;
}

type Fields = readonly Field[];
type Directories = (at: Offsets) => readonly [first: Fields, raw: Fields | undefined, exif: Fields, gps?: Fields];

/** The directories of a file, as long for any offsets. The raw image has one of its own only where there is a preview. */
function directoriesOf(image: DngImage, file: Fields, storage: Storage): Directories {
  const { carried, preview } = image;
  const [raw, exif] = [rawFields(image), added(captureFields(image), carried?.exif)];
  const gps = carried && carried.gps.length > 0 ? carried.gps : undefined;
  return (at) => {
    const pointers = [longField(TAG.ExifIFD, at.exif), ...(gps ? [longField(TAG.GPSInfo, at.gps)] : [])];
    const first = added([...file, ...pointers], carried?.file);
    const stored = [...raw, ...storage.fields(at.samples)];
    if (!preview) return [[...first, ...stored], undefined, exif, gps];
    return [[...first, ...previewFields(preview, at.preview), longField(TAG.SubIFDs, at.raw)], stored, exif, gps];
  };
}

/** Fields with those of another file whose tags they lack. */
function added(fields: Fields, others: Fields = []): Fields {
  const known = new Set(fields.map(({ tag }) => tag));
  return [...fields, ...others.filter(({ tag }) => !known.has(tag))];
}

function place({ preview }: DngImage, directories: Directories): Offsets {
  const [first, raw, exif, gps] = directories({ raw: 0, exif: 0, gps: 0, preview: 0, samples: 0 });
  const at = { raw: HEADER_SIZE + directorySize(first), exif: 0, gps: 0, preview: 0 };
  at.exif = at.raw + (raw ? directorySize(raw) : 0);
  at.gps = at.exif + directorySize(exif);
  at.preview = at.gps + (gps ? directorySize(gps) : 0);
  const end = at.preview + (preview?.jpeg.length ?? 0);
  return { ...at, samples: Math.ceil(end / ALIGNMENT) * ALIGNMENT };
}
