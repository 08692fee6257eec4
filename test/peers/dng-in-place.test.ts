/** Whether other programs find a repaired DNG to be the original with other samples. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHotpix, type Patch } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { rawDecoder } from '@hotpix/decoder-raw';
import { writeDng } from '@hotpix/dng';
import { fixer } from '@hotpix/fixer';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPRESSIONS, IMAGES, md5, previewOf } from './support/images.ts';
import { readPortableMap, runIn } from './support/programs.ts';

const NAMES = ['bayer', 'X-Trans', 'monochrome', 'odd bayer'] as const;
const FILES = NAMES.flatMap((name) => COMPRESSIONS.map((compression) => [name, compression] as const));
type File = (typeof FILES)[number];

/** Smooth ones and wild ones, in several tiles and at the edges of the frame. */
const PLACES = [
  ...[0, 1, 1000, 20_000, 77_777, 100_001],
  ...Array.from({ length: 40 }, (_, index) => 30_000 + 97 * index),
];
/** What must follow the samples. */
const FOLLOWING = [
  'StripOffsets',
  'StripByteCounts',
  'TileOffsets',
  'TileByteCounts',
  'NewRawImageDigest',
  'RawDataUniqueID',
];

const folder = mkdtempSync(join(tmpdir(), 'hotpix-in-place-'));
afterAll(() => rmSync(folder, { recursive: true }));
const run = (program: string, ...args: string[]): Buffer => runIn(folder, program, ...args);
const pathOf = ([name, compression]: File, state: 'before' | 'after'): string =>
  join(folder, `${name} ${compression} ${state}.dng`);

/** A warp that does nothing, by the words of DNG 1.7.1 on WarpRectilinear. */
function opcodes(): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 + 16 + 68));
  [1, 1, 0x01030000, 1, 68, 1].forEach((number, index) => view.setUint32(4 * index, number));
  [1, 0, 0, 0, 0, 0, 0.5, 0.5].forEach((number, index) => view.setFloat64(24 + 8 * index, number));
  return new Uint8Array(view.buffer);
}

/** A DNG with what makers and converters put into it, by exiftool. */
async function writeRich(file: File): Promise<void> {
  const image = { ...IMAGES[file[0]], preview: await previewOf(IMAGES[file[0]]) };
  writeFileSync(pathOf(file, 'before'), writeDng(image, { compression: file[1], md5 }));
  const blob = join(folder, 'blob');
  const list = join(folder, 'opcodes');
  writeFileSync(
    blob,
    Uint8Array.from({ length: 500 }, (_, at) => (at * 31) & 255),
  );
  writeFileSync(list, opcodes());
  const tags = [
    ...['-Copyright=(c) somebody', '-Artist=somebody', '-XMP:Title=title', '-XMP:Rating=4', '-IPTC:Keywords=key'],
    ...['-GPSLatitude=12.5', '-GPSLatitudeRef=N', '-GPSLongitude=7', '-GPSLongitudeRef=E', '-BaselineExposure=0.5'],
    ...['-LensInfo=35 35 2 2', '-UserComment=words', '-RawDataUniqueID=00112233445566778899aabbccddeeff'],
    ...[
      `-SubIFD:OpcodeList3#<=${list}`,
      '-SubIFD:NoiseProfile=1e-4 1e-5',
      `-DNGPrivateData<=${blob}`,
      `-MakerNotes<=${blob}`,
    ],
  ];
  run('exiftool', '-q', '-overwrite_original', ...tags, pathOf(file, 'before'));
}

async function repair(file: File): Promise<readonly Patch[]> {
  const hotpix = createHotpix({ plugins: [rawDecoder(), fixer()] });
  const source = sourceOf('a.dng', readFileSync(pathOf(file, 'before')));
  const decoded = await hotpix.decode(source);
  const { samples, width } = decoded.frame;
  const patches = PLACES.map((at, index): Patch => {
    const to = (samples[at] + 1 + 1000 * index) % 16_384;
    return { x: at % width, y: Math.floor(at / width), channel: 0, from: samples[at], to, method: 'by hand' };
  });
  writeFileSync(pathOf(file, 'after'), (await hotpix.write(source, decoded, patches)).bytes);
  return patches;
}

const patchesOf = new Map<File, readonly Patch[]>();
beforeAll(async () => {
  for (const file of FILES) {
    await writeRich(file);
    patchesOf.set(file, await repair(file));
  }
});

function expected(file: File): Uint16Array {
  const { samples, width } = IMAGES[file[0]];
  const copy = samples.slice();
  for (const { x, y, to } of patchesOf.get(file)!) copy[y * width + x] = to;
  return copy;
}

/** Tags that exiftool shows as bytes alone. */
const BLOBS = ['IFD0:DNGPrivateData', 'SubIFD:OpcodeList3', 'IFD0:PreviewImage'];

/** All tags, but those that follow the samples and those of the file system. */
function metadataOf(path: string): Record<string, unknown> {
  const options = ['-a', '-G1', '-s', '-u', '-j', '-ee'];
  const [tags] = JSON.parse(run('exiftool', ...options, path).toString()) as [Record<string, unknown>];
  const isKept = (name: string): boolean =>
    !/^(SourceFile|System:|File:)/.test(name) && !FOLLOWING.includes(name.split(':')[1]);
  const blobs = BLOBS.map((tag) => [`${tag} as bytes`, run('exiftool', '-b', `-${tag}`, path).toString('hex')]);
  return Object.fromEntries([...Object.entries(tags).filter(([name]) => isKept(name)), ...blobs]);
}

describe.each(FILES)('the %s file, %s, with other samples', (...file) => {
  const own = FILES.find(([name, compression]) => name === file[0] && compression === file[1])!;
  const [before, after] = [pathOf(own, 'before'), pathOf(own, 'after')];

  it('says the same of everything else to exiftool', () => {
    const metadata = metadataOf(before);
    expect(Object.keys(metadata)).toEqual(
      expect.arrayContaining([
        'IFD0:DNGPrivateData',
        'SubIFD:OpcodeList3',
        'GPS:GPSLatitude',
        'XMP-dc:Title',
        'IFD0:Copyright',
      ]),
    );
    expect(metadataOf(after)).toEqual(metadata);
  });

  it('leaves exiftool no more to complain of', () => {
    const complaints = (path: string): unknown => {
      const [report] = JSON.parse(run('exiftool', '-validate', '-warning', '-error', '-a', '-json', path).toString());
      return { ...report, SourceFile: '' };
    };
    expect(complaints(after)).toEqual(complaints(before));
  });

  it('gives the new samples to dcraw and LibRaw, and the old ones elsewhere', () => {
    const samples = expected(own);
    expect(readPortableMap(run('dcraw', '-E', '-4', '-c', after)).samples).toEqual(samples);
    run('unprocessed_raw', after);
    expect(readPortableMap(readFileSync(`${after}.pgm`)).samples).toEqual(samples);
  });
});

// As dcraw and LibRaw read every sample of all, one of each mosaic is enough for those that take seconds.
describe.each(['X-Trans', 'odd bayer'] as const)('raw developers, given the %s file with other samples', (name) => {
  const pixelsOf = (path: string): Promise<Buffer> => sharp(path).raw().toBuffer();
  const files = COMPRESSIONS.map((compression) => FILES.find((file) => file[0] === name && file[1] === compression)!);

  it.each([
    [
      'darktable',
      (from: string, to: string) => run('darktable-cli', from, to, '--core', '--configdir', join(folder, 'darktable')),
    ],
    ['RawTherapee', (from: string, to: string) => run('rawtherapee-cli', '-o', to, '-t', '-Y', '-c', from)],
  ])('%s develops the same picture of it, compressed or not', async (program, develop) => {
    const pictures = files.map(([, compression]) => join(folder, `${name} ${compression} ${program}.tif`));
    files.forEach((file, index) => develop(pathOf(file, 'after'), pictures[index]));
    const [compressed, plain] = await Promise.all(pictures.map(pixelsOf));
    expect(compressed.equals(plain)).toBe(true);
  });
});
