import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createHotpix, type Frame } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { rawDecoder } from '@hotpix/decoder-raw';
import { describe, expect, it } from 'vitest';

const DATA = new URL('../../../../shared/data/', import.meta.url);

const hotpix = createHotpix({ plugins: [rawDecoder()] });

const decode = (path: string) => hotpix.decode(sourceOf(path, readFileSync(new URL(path, DATA))));

async function decodeAll(folder: string): Promise<Frame[]> {
  const names = readdirSync(new URL(folder, DATA));
  const frames: Frame[] = [];
  for (const name of names) frames.push((await decode(folder + name)).frame);
  return frames;
}

const hash = ({ samples }: Frame): string => createHash('sha256').update(samples).digest('hex');

/**
 * SHA-256 of the samples, little-endian, as `unprocessed_raw` of LibRaw 0.20.2 (Debian) gives them; those of the CRW files are
 * also what `dcraw -E -4` 9.28 gives, those of the KDC files what `dcraw -D -4` gives. The compressed KDC files are left out:
 * they hold a JPEG with reduced colour, which the JPEG library inside libraw-wasm enlarges by another rule than Debian's.
 */
const SAMPLES: Readonly<Record<string, string>> = {
  'canon-s40/raw/CRW_0101.CRW': '12275a312c6f76e8c9fa885fa21e7f0e1e60d615ad3ba8199ed86dd1b6211a11',
  'canon-s40/raw/CRW_0104.CRW': '17cff4cec0b86bc86c006a35aeec7bbd47e4e3573984e95eee1d2adb51ffcacf',
  'canon-s40/raw/CRW_0105.CRW': 'acfdf63a1bb8685860afc34b9eed24c68dc09e1641e585b5ca2ccfbbc6d60552',
  'canon-s40/raw/CRW_0112.CRW': 'dafcbee310aa4530804e8657750cc13852e91a0c208bb7f3ac633557a848089c',
  'canon-s40/raw/CRW_0113.CRW': '67eff40a6c0979ae8158ea66d77105fd3490e275d0df9bec1f5583d0f9983b96',
  'canon-s40/raw/CRW_0117.CRW': 'bec60255a9e28f167a9cfd70ce89a058736b3335c3058d782b0369110badf2a1',
  'canon-s40/raw/CRW_0118.CRW': 'bb130d96fa501a14e902c2eefcaea670b2bb2a70e59f0042f4985e565ba7bb7b',
  'canon-s40/raw/CRW_0119.CRW': '5fbd9c00638747e14e3685eaeb58b3e8adffa5400e1e975e204719cd7a34b0d2',
  'kodak-dc120/P003908.KDC': 'cda8ab19bf71d0bbb7c8bb25a662bdd3c39fc0be6054f78ed76bd8c631917375',
  'kodak-dc120/P003909.KDC': 'e09e5f4f9bc3f621bfa8e53fa6cb797574a408960b43c1630612227248363e1b',
  'kodak-dc120/P003910.KDC': '8512d930f127acecb500e0086a6f51230d565e962788ae5c72952176e5322922',
  'kodak-dc120/P003917.KDC': '10dd19472266d6e838ec839e9c804aa77bb0deb45b870b4be7f39089f293c7d6',
};

describe.skipIf(!existsSync(DATA))('real raw files of ../shared/data', () => {
  it.each(Object.entries(SAMPLES))('%s gives the samples that native LibRaw gives', async (path, expected) => {
    expect(hash((await decode(path)).frame)).toBe(expected);
  });

  it('CRW files of a Canon S40 are of one camera, with the whole stored frame', async () => {
    for (const frame of await decodeAll('canon-s40/raw/')) {
      expect(frame).toMatchObject({
        camera: { make: 'Canon', model: 'Canon PowerShot S40', serial: '' },
        width: 2376,
        height: 1728,
        active: { x: 12, y: 6, width: 2312, height: 1720 },
        mosaic: ['RG', 'GB'],
        bits: 10,
        black: 32,
        white: 1023,
        colour: {
          // Published for the PowerShot S40 and D65: dcraw 9.28 lists it.
          xyzToCamera: [
            [0.8606, -0.2573, -0.0949],
            [-0.8237, 1.5489, 0.2974],
            [-0.2649, 0.3076, 0.91],
          ],
        },
        lossy: false,
      });
    }
  });

  it('KDC files of a Kodak DC120 are of one camera, compressed or not', async () => {
    const frames = await decodeAll('kodak-dc120/');
    for (const frame of frames) {
      expect(frame).toMatchObject({
        camera: { make: 'Kodak', model: 'DC120', serial: '' },
        width: 848,
        height: 976,
        active: { x: 0, y: 0, width: 848, height: 976 },
        mosaic: ['GR', 'BG'],
        bits: 16,
      });
    }
    expect(frames.map(({ lossy }) => lossy)).toEqual([false, false, false, true, true, true, true, true, true, false]);
  });

  it('the facts of the capture are those that exiftool reads', async () => {
    const { capture } = (await decode('canon-s40/raw/CRW_0117.CRW')).frame;
    expect(capture).toMatchObject({ iso: 50, exposure: 0.25, taken: '2021-03-26T21:16:32', firmware: '1.10' });
    const kodak = (await decode('kodak-dc120/P003908.KDC')).frame.capture;
    expect(kodak).toMatchObject({ aperture: 4, taken: '1994-01-02T15:52:32', orientation: 1 });
    expect(1 / (kodak.exposure ?? 0)).toBeCloseTo(275, 0);
  });

  it.each([
    ['refused/GOPR8508.GPR', 'a GoPro GPR, whose VC-5 compression it lacks'],
    ['refused/QV-11_01.cam', 'a Casio QV .cam file'],
    ['refused/truncated.CRW', 'it was cut short'],
  ])('%s is refused with its own reason', async (path, words) => {
    await expect(decode(path)).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining(words) });
  });

  it.each([
    ['uncompressed', 'kodak-dc120/P003908.KDC', 400_000],
    ['compressed', 'kodak-dc120/P003911.KDC', 100_000],
  ])('an %s file cut short is refused as such', async (_, path, length) => {
    const bytes = readFileSync(new URL(path, DATA)).subarray(0, length);
    await expect(hotpix.decode(sourceOf(path, bytes))).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('it was cut short'),
    });
  });

  it('a JPEG under the name of a raw file is left to others', async () => {
    const bytes = readFileSync(new URL('canon-s40/jpeg/IMG_0108.JPG', DATA));
    await expect(hotpix.decode(sourceOf('IMG_0108.CRW', bytes))).rejects.toThrow('no decoder knows this kind of file');
  });

  it('a raw file under the name of a JPEG is decoded', async () => {
    const path = 'canon-s40/raw/CRW_0101.CRW';
    const bytes = readFileSync(new URL(path, DATA));
    expect(hash((await hotpix.decode(sourceOf('IMG_0101.JPG', bytes))).frame)).toBe(SAMPLES[path]);
  });
});
