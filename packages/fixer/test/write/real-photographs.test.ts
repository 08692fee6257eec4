import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readJpegHeader } from '@hotpix/jpeg';
import { decode, repair } from '../support/writing.ts';

const data = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));
const photograph = (path: string): Buffer => readFileSync(data + path);

const metadataOf = (jpeg: Uint8Array): string[] =>
  readJpegHeader(jpeg)
    .segments.filter(({ marker }) => (marker & 0xf0) === 0xe0 || marker === 0xfe)
    .map(({ bytes }) => Buffer.from(bytes).toString('latin1'));

describe.skipIf(!existsSync(data))('real photographs in ../shared/data', () => {
  test.each([
    'canon-s40/jpeg/IMG_0108.JPG',
    'hp-433/IM000959.JPG',
    'nikon-d3200/DSC_0423.JPG',
    'dji-fc300s/DJI_0018.JPG',
  ])('%s keeps its metadata, its facts and all but a little of its samples', async (path) => {
    const original = photograph(path);
    const before = await decode(original);
    const { bytes } = await repair(original, [[300, 200, 1, 255]]);
    const after = await decode(bytes);
    expect(metadataOf(bytes)).toEqual(metadataOf(original).filter((segment) => !segment.startsWith('MPF\0', 4)));
    const large = { samples: 0, components: 0 };
    expect({ ...after, ...large }).toEqual({ ...before, ...large });
    const squares = Array.from(before.samples).reduce((sum, value, at) => sum + (value - after.samples[at]) ** 2, 0);
    // 45 dB: what is left of a difference is not seen.
    expect(Math.sqrt(squares / before.samples.length)).toBeLessThan(255 / 10 ** (45 / 20));
  });
});
