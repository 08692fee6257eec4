/**
 * Whether the programs that people open DNG files with agree with what writeDng wrote. Debian has all of them:
 * apt-get install --no-install-recommends libimage-exiftool-perl dcraw libraw-bin darktable rawtherapee
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDng, type DngImage } from '@hotpix/dng';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPRESSIONS, FILES, IMAGES, md5, previewOf, type Compression, type Name } from './support/images.ts';
import { readPortableMap, runIn } from './support/programs.ts';

let folder = '';
const pathOf = (name: Name, compression: Compression = 'lossless-jpeg'): string =>
  join(folder, `${name} ${compression}.dng`);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hotpix-peers-'));
  for (const [name, compression] of FILES) {
    const image: DngImage = { ...IMAGES[name], preview: await previewOf(IMAGES[name]) };
    writeFileSync(pathOf(name, compression), writeDng(image, { compression, md5 }));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (program: string, ...args: string[]): Buffer => runIn(folder, program, ...args);

function crop({ samples, width, active }: DngImage): Uint16Array {
  return Uint16Array.from({ length: active.width * active.height }, (_, index) => {
    const y = active.y + Math.floor(index / active.width);
    return samples[y * width + active.x + (index % active.width)];
  });
}

describe('exiftool', () => {
  it.each(FILES)('finds nothing to complain of in the %s file, %s', (...file) => {
    const options = ['-validate', '-warning', '-error', '-a', '-json'];
    const [report] = JSON.parse(run('exiftool', ...options, pathOf(...file)).toString());
    expect(report).toEqual({ SourceFile: pathOf(...file), Validate: 'OK' });
  });

  it('reads the capture facts', () => {
    const [facts] = JSON.parse(run('exiftool', '-json', '-n', pathOf('bayer')).toString());
    expect(facts).toMatchObject({
      FileType: 'DNG',
      Make: 'Simulated',
      Model: 'Camera One',
      UniqueCameraModel: 'Simulated Camera One',
      ExposureTime: expect.closeTo(1 / 60, 9),
      ISO: 400,
      FNumber: 2.8,
      DateTimeOriginal: '2021:04:08 14:51:12',
      Orientation: 1,
      ActiveArea: '6 10 306 460',
      MaskedAreas: '0 0 320 8 0 8 4 480',
      OriginalRawFileName: 'one.raw',
      FocalLength: 35,
      LensModel: 'EF 35mm f/2',
      Compression: 7,
    });
  });
});

describe('dcraw', () => {
  it.each(FILES)('reads every stored sample of the %s file, %s', (...file) => {
    const { width, height, samples } = IMAGES[file[0]];
    expect(readPortableMap(run('dcraw', '-E', '-4', '-c', pathOf(...file)))).toEqual({ width, height, samples });
  });

  it.each(FILES)('crops the %s file, %s, to its active area', (...file) => {
    const { samples } = readPortableMap(run('dcraw', '-D', '-4', '-c', pathOf(...file)));
    expect(samples).toEqual(crop(IMAGES[file[0]]));
  });

  it.each([
    ['bayer', 'GR/BG'],
    ['four-colour', 'GM/CY'],
    // The rows of the stored pattern from (10, 6) on, that is from its fifth column.
    ['X-Trans', 'GBGGRG/GRGGBG/BGBRGR/GRGGBG/GBGGRG/RGRBGB'],
  ] as const)('sees the pattern of the %s file at the active area', (name, pattern) => {
    expect(run('dcraw', '-i', '-v', pathOf(name)).toString()).toContain(`Filter pattern: ${pattern}\n`);
  });
});

describe('LibRaw', () => {
  it.each(FILES)('reads every stored sample of the %s file, %s', (...file) => {
    run('unprocessed_raw', pathOf(...file));
    const { width, height, samples } = IMAGES[file[0]];
    expect(readPortableMap(readFileSync(`${pathOf(...file)}.pgm`))).toEqual({ width, height, samples });
  });

  it('knows the camera, the sizes, the levels and the pattern', () => {
    const words = run('raw-identify', '-v', pathOf('bayer')).toString();
    expect(words).toContain('Camera: Simulated Camera One');
    expect(words).toMatch(/Full size:\s+480 x 320/);
    expect(words).toMatch(/Image size:\s+450 x 300/);
    expect(words).toContain('black: 512');
    expect(words).toContain('Filter pattern: GRBGGRBGGRBGGRBG');
  });
});

/** The pixels of a picture, whatever else its file says. */
const pixelsOf = (path: string): Promise<Buffer> => sharp(path).raw().toBuffer();

/**
 * One of each kind, and the sizes that are harder: dcraw and LibRaw read every sample of all. darktable 4.2 ends in a crash on every
 * sensor of four colours.
 */
const DEVELOPED = ['odd bayer', 'odd X-Trans', 'odd monochrome', 'unmarked'] as const;

describe.each(DEVELOPED)('raw developers, given the %s file', (name) => {
  it('darktable develops the same picture of it, compressed or not', async () => {
    const pictures = COMPRESSIONS.map((compression) => join(folder, `${name} ${compression}.png`));
    COMPRESSIONS.forEach((compression, index) =>
      run(
        'darktable-cli',
        pathOf(name, compression),
        pictures[index],
        '--core',
        '--configdir',
        join(folder, 'darktable'),
      ),
    );
    const [compressed, plain] = await Promise.all(pictures.map(pixelsOf));
    expect(compressed.equals(plain)).toBe(true);
  });

  it('RawTherapee develops the same picture of it, compressed or not', async () => {
    const pictures = COMPRESSIONS.map((compression) => join(folder, `${name} ${compression}.tif`));
    COMPRESSIONS.forEach((compression, index) =>
      run('rawtherapee-cli', '-o', pictures[index], '-t', '-Y', '-c', pathOf(name, compression)),
    );
    const [compressed, plain] = await Promise.all(pictures.map(pixelsOf));
    expect(compressed.equals(plain)).toBe(true);
  });
});
