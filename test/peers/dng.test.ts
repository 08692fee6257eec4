/**
 * Whether the programs that people open DNG files with agree with what writeDng wrote. Debian has all of them:
 * apt-get install --no-install-recommends libimage-exiftool-perl dcraw libraw-bin darktable rawtherapee
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDng, type DngImage } from '@hotpix/dng';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPortableMap, run as runIn } from './support/programs.ts';

const WIDTH = 480;
const HEIGHT = 320;
/** Even margins, because LibRaw moves odd ones of a 2x2 mosaic. */
const ACTIVE = { x: 10, y: 6, width: 450, height: 300 };

const IMAGE: DngImage = {
  samples: Uint16Array.from({ length: WIDTH * HEIGHT }, (_, index) => (index * 2_654_435_761) % 16384),
  width: WIDTH,
  height: HEIGHT,
  active: ACTIVE,
  black: 512,
  white: 16383,
  make: 'Simulated',
  model: 'Camera One',
  serial: '0042',
  exposure: 1 / 60,
  iso: 400,
  aperture: 2.8,
  taken: '2021-04-08T14:51:12',
  orientation: 1,
  originalName: 'one.raw',
  software: 'hotpix',
};

const X_TRANS = ['GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB', 'RBGBRG'];

const IMAGES = {
  bayer: { ...IMAGE, mosaic: ['GR', 'BG'], neutral: [0.5, 1, 0.625] },
  'X-Trans': { ...IMAGE, mosaic: X_TRANS, neutral: [0.5, 1, 0.625] },
  monochrome: IMAGE,
  'four-colour': { ...IMAGE, mosaic: ['GM', 'CY'] },
  unmarked: {
    ...IMAGE,
    mosaic: ['RG', 'GB'],
    active: { x: 0, y: 0, width: WIDTH, height: HEIGHT },
    make: '',
    model: '',
  },
} satisfies Record<string, DngImage>;

type Name = keyof typeof IMAGES;
const NAMES = Object.keys(IMAGES) as Name[];

let folder = '';
const pathOf = (name: Name): string => join(folder, `${name}.dng`);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotpix-peers-'));
  for (const name of NAMES) writeFileSync(pathOf(name), writeDng(IMAGES[name]));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (program: string, ...args: string[]): Buffer => runIn(folder, program, args);

function crop({ samples, active }: DngImage): Uint16Array {
  return Uint16Array.from({ length: active.width * active.height }, (_, index) => {
    const y = active.y + Math.floor(index / active.width);
    return samples[y * WIDTH + active.x + (index % active.width)];
  });
}

describe('exiftool', () => {
  it.each(NAMES)('finds nothing to complain of in the %s file', (name) => {
    const [report] = JSON.parse(
      run('exiftool', '-validate', '-warning', '-error', '-a', '-json', pathOf(name)).toString(),
    );
    expect(report).toEqual({ SourceFile: pathOf(name), Validate: 'OK' });
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
      OriginalRawFileName: 'one.raw',
    });
  });
});

describe('dcraw', () => {
  it.each(NAMES)('reads every stored sample of the %s file', (name) => {
    const { width, height, samples } = readPortableMap(run('dcraw', '-E', '-4', '-c', pathOf(name)));
    expect([width, height]).toEqual([WIDTH, HEIGHT]);
    expect(samples).toEqual(IMAGES[name].samples);
  });

  it.each(NAMES)('crops the %s file to its active area', (name) => {
    const { samples } = readPortableMap(run('dcraw', '-D', '-4', '-c', pathOf(name)));
    expect(samples).toEqual(crop(IMAGES[name]));
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
  it.each(NAMES)('reads every stored sample of the %s file', (name) => {
    run('unprocessed_raw', pathOf(name));
    const { width, height, samples } = readPortableMap(readFileSync(`${pathOf(name)}.pgm`));
    expect([width, height]).toEqual([WIDTH, HEIGHT]);
    expect(samples).toEqual(IMAGES[name].samples);
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

// darktable 4.2 ends in a crash on every sensor of four colours.
describe.each(NAMES.filter((name) => name !== 'four-colour'))('raw developers, given the %s file', (name) => {
  it('darktable develops it', () => {
    const picture = join(folder, `${name}.png`);
    run('darktable-cli', pathOf(name), picture, '--core', '--configdir', join(folder, 'darktable'));
    expect(existsSync(picture)).toBe(true);
  });

  it('RawTherapee develops it', () => {
    const picture = join(folder, `${name}.tif`);
    run('rawtherapee-cli', '-o', picture, '-t', '-Y', '-c', pathOf(name));
    expect(existsSync(picture)).toBe(true);
  });
});
