import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { decode, refusal, sha256 } from './support/decoding.ts';

const data = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const photograph = (path: string): Buffer => readFileSync(data + path);

/** SHA-256 of the samples by `djpeg -dct int -pnm` of libjpeg-turbo 2.1.5. */
const BY_DJPEG: Readonly<Record<string, string>> = {
  'canon-s40/jpeg/IMG_0108.JPG': '2a68622e2353e7996932cc563afd8dc0aaee8d7f8e84683e8447c76897d6ed9f',
  'dji-fc300s/DJI_0024.JPG': '903eba8cb632ef7a380800de782a304f9588133d5315b5f533a873026ee486bd',
  'hp-433/IM000958.JPG': '3370b182811894d4c37e0d7b33a63798b017eae6c57f7a7eefa55a8434441b34',
  'nikon-d3200/DSC_0433.JPG': '673e0cff7c34cc6a4ee9c761d6ae25452a1e4cdcdc9c2ff31fbed05528615ca9',
};

describe.skipIf(!existsSync(data))('real photographs in ../shared/data', () => {
  test.each(Object.entries(BY_DJPEG))('%s gives the samples of djpeg', async (path, expected) => {
    expect(sha256(await decode(photograph(path)))).toBe(expected);
  });

  test('no JPEG straight from a camera is refused', async () => {
    const folders = ['canon-s40/jpeg/', 'dji-fc300s/', 'hp-433/', 'nikon-d3200/'];
    const paths = folders.flatMap((folder) => readdirSync(data + folder).map((name) => folder + name));
    expect(paths).toHaveLength(35);
    for (const path of paths) expect(await decode(photograph(path)), path).toMatchObject({ channels: 3, bits: 8 });
  });

  test('the serial number of the Nikon is that of exiftool', async () => {
    expect(await decode(photograph('nikon-d3200/DSC_0423.JPG'))).toMatchObject({
      camera: { make: 'NIKON CORPORATION', model: 'NIKON D3200', serial: '8964244' },
      capture: { iso: 400, exposure: 1 / 80, aperture: 5, taken: '2019-07-11T15:07:32' },
    });
  });

  test('the JPEG cut short is refused as such', async () => {
    expect((await refusal(photograph('refused/truncated.jpg'))).message).toContain(
      'it is cut short: the file is damaged',
    );
  });

  test('garbage in the middle of a photograph is refused', async () => {
    const damaged = Buffer.from(photograph('canon-s40/jpeg/IMG_0108.JPG'));
    damaged.fill(0x55, 90_000, 90_200);
    expect((await refusal(damaged)).message).toContain('the file is damaged');
  });
});
