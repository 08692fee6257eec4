/**
 * Whether the programs that lists of bad pixels are written for repair the pixels meant, and no others: raw files of an even
 * sensor, with masked borders of unequal width and with bright pixels planted, of which the list names all but two.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDefectMap, type DefectMap, type FormatName, type Rectangle } from '@hotpix/defect-maps';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIVE, inActive, LISTED_PIXELS, MAP, pixelsWhere, plantedDng, UNLISTED_PIXELS } from './support/planted.ts';
import { readPortableMap, run as runWith, runIn, type Picture } from './support/programs.ts';

let folder = '';
const run = (program: string, ...args: string[]): Buffer => runIn(folder, program, ...args);
const put = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(folder, name), bytes);
const putList = (format: FormatName, map: DefectMap = MAP): string => {
  const { fileName, bytes } = writeDefectMap(format, map);
  put(fileName, bytes);
  return fileName;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotpix-maps-'));
  put('upright.dng', plantedDng());
  // A camera held on its side, of which lists know nothing.
  put('turned.dng', plantedDng(undefined, undefined, 6));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The pixels that differ between two pictures of a program. */
function changed(before: Picture, after: Picture): string[] {
  const channels = before.samples.length / (before.width * before.height);
  expect(after.samples).toHaveLength(before.samples.length);
  return pixelsWhere(before, channels, (index) => before.samples[index] !== after.samples[index]);
}

describe('dcraw, with a .badpixels', () => {
  const develop = (list: string): Picture =>
    readPortableMap(run('dcraw', '-D', '-4', '-t', '0', '-P', list, '-c', 'turned.dng'));

  it('repairs the listed pixels and no others', () => {
    expect(changed(develop('none'), develop(putList('dcraw')))).toEqual(LISTED_PIXELS);
  });

  it('leaves alone what went bad after the photograph', () => {
    const [early, late, ...others] = MAP.defects.filter(({ width }) => width === 1);
    const defects = [
      { ...early, since: Date.UTC(2020, 1) / 1000 },
      { ...late, since: Date.UTC(2022, 1) / 1000 },
    ];
    expect(others).not.toEqual([]);
    expect(changed(develop('none'), develop(putList('dcraw', { ...MAP, defects })))).toEqual(inActive([early]));
  });
});

describe('LibRaw, with a .badpixels', () => {
  it('repairs the listed pixels and no others', () => {
    const plain = ['-disinterp', '-W', '-k', '0', '-S', '65535', '-r', '1', '1', '1', '1', '-o', '0', '-4', '-t', '0'];
    run('dcraw_emu', ...plain, '-Z', 'before.ppm', 'turned.dng');
    run('dcraw_emu', ...plain, '-P', putList('dcraw'), '-Z', 'after.ppm', 'turned.dng');
    const [before, after] = ['before', 'after'].map((name) =>
      readPortableMap(readFileSync(join(folder, `${name}.ppm`))),
    );
    expect(changed(before, after)).toEqual(LISTED_PIXELS);
  });
});

describe('Siril, with a .lst', () => {
  /** The last samples of a FITS file of Siril, whose rows begin at the bottom. */
  function readFits(name: string): Picture {
    const bytes = readFileSync(join(folder, name));
    const { width, height } = ACTIVE;
    const from = bytes.length - Math.ceil((width * height * 2) / 2880) * 2880;
    const samples = Uint16Array.from({ length: width * height }, (_, index) => {
      const row = height - 1 - Math.floor(index / width);
      return bytes.readInt16BE(from + 2 * (row * width + (index % width))) + 32768;
    });
    return { width, height, samples };
  }

  function correct(dng: string, map: DefectMap): string[] {
    const list = putList('siril', map);
    put('cosme.ssf', `requires 1.0.0\nload ${dng}\nsave before\ncosme_cfa ${list}\nsave after\n`);
    run('siril-cli', '-d', folder, '-s', 'cosme.ssf');
    return changed(readFits('before.fit'), readFits('after.fit'));
  }

  it('repairs the listed pixels and no others', () => {
    expect(correct('turned.dng', MAP)).toEqual(LISTED_PIXELS);
  });

  it('repairs whole rows and columns', () => {
    const lines: Rectangle[] = [
      { x: ACTIVE.x, y: 50, width: ACTIVE.width, height: 1 },
      { x: 110, y: ACTIVE.y, width: 1, height: ACTIVE.height },
    ];
    put('lines.dng', plantedDng(lines));
    expect([...new Set(correct('lines.dng', { ...MAP, defects: lines }))]).toEqual([...new Set(inActive(lines))]);
  });
});

/** The middle of every spot of which a channel is brighter, or darker, than the even rest of the picture. */
async function spots(picture: string, sign: 1 | -1): Promise<{ width: number; spots: string[] }> {
  const image = sharp(join(folder, picture)).removeAlpha();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const samples = Int32Array.from({ length: width * height }, (_, index) =>
    Math.max(
      ...data.subarray(index * channels, (index + 1) * channels).map((value) => (sign > 0 ? value : 255 - value)),
    ),
  );
  const even = samples.toSorted()[samples.length >> 1];
  const isPeak = (index: number): boolean =>
    [-1, 1, -width, width].every((step) => samples[index] >= (samples[index + step] ?? 0));
  return { width, spots: pixelsWhere({ width, samples }, 1, (index) => samples[index] - even > 20 && isPeak(index)) };
}

describe('RawTherapee, with a .badpixels among its dark frames', () => {
  function develop(picture: string, list?: string): Promise<{ width: number; spots: string[] }> {
    rmSync(join(folder, 'dark'), { recursive: true, force: true });
    for (const name of ['dark', 'settings']) mkdirSync(join(folder, name), { recursive: true });
    if (list) put(join('dark', list), writeDefectMap('rawtherapee', MAP).bytes);
    put(join('settings', 'options'), `[General]\nDarkFramesPath=${join(folder, 'dark')}\n`);
    put('plain.pp3', '[Version]\nAppVersion=5.9\nVersion=349\n[RAW Bayer]\nMethod=fast\n');
    const env = { RT_SETTINGS: join(folder, 'settings'), RT_CACHE: join(folder, 'cache') };
    runWith(folder, 'rawtherapee-cli', ['-o', picture, '-p', 'plain.pp3', '-t', '-Y', '-c', 'upright.dng'], env);
    return spots(picture, 1);
  }

  it('shows more than the unlisted pixels without a list', async () => {
    expect((await develop('unlisted.tif')).spots.length).toBeGreaterThan(UNLISTED_PIXELS.length);
  });

  it.each(['Olympus Test One 0042.badpixels', 'Olympus Test One.badpixels'])(
    'repairs the listed pixels and no others by the name %s',
    async (name) => {
      const { width, spots: left } = await develop('listed.tif', name);
      // RawTherapee cuts off the rim that its demosaicing cannot fill.
      const rim = (ACTIVE.width - width) / 2;
      const seen = left.map((spot) =>
        spot
          .split(',')
          .map((at) => Number(at) + rim)
          .join(','),
      );
      expect(seen.sort()).toEqual(UNLISTED_PIXELS);
    },
  );

  it('is given the name with the serial number', () => {
    expect(writeDefectMap('rawtherapee', MAP).fileName).toBe('Olympus Test One 0042.badpixels');
  });
});

describe('darktable, with an opcode list in the DNG', () => {
  function develop(dng: string, map?: DefectMap, sign: 1 | -1 = 1): Promise<{ width: number; spots: string[] }> {
    const name = `opcodes-${dng}`;
    put(name, readFileSync(join(folder, dng)));
    if (map) run('exiftool', '-overwrite_original', '-n', `-IFD0:OpcodeList1<=${putList('dng-opcodes', map)}`, name);
    run('darktable-cli', name, `${name}.tif`, '--core', '--configdir', join(folder, 'darktable'));
    return spots(`${name}.tif`, sign).finally(() => rmSync(join(folder, `${name}.tif`)));
  }

  it('shows every planted pixel without an opcode list', async () => {
    expect((await develop('upright.dng')).spots).toEqual(expect.arrayContaining([...UNLISTED_PIXELS, '50,34']));
  });

  it('repairs the listed pixels and no others', async () => {
    expect((await develop('upright.dng', MAP)).spots).toEqual(UNLISTED_PIXELS);
  });

  it('repairs the pixels of the value that marks bad ones', async () => {
    put('marked.dng', plantedDng(undefined, 1));
    expect((await develop('marked.dng', undefined, -1)).spots).toContain('50,34');
    expect((await develop('marked.dng', { ...MAP, defects: [], badValue: 1 }, -1)).spots).toEqual([]);
  });
});

it('exiftool knows the opcodes', () => {
  put('known.dng', plantedDng());
  run('exiftool', '-n', `-IFD0:OpcodeList1<=${putList('dng-opcodes', { ...MAP, badValue: 1 })}`, 'known.dng');
  const [facts] = JSON.parse(run('exiftool', '-json', '-validate', '-OpcodeList1', 'known.dng').toString());
  expect(facts).toMatchObject({ OpcodeList1: 'FixBadPixelsConstant, FixBadPixelsList', Validate: 'OK' });
});
