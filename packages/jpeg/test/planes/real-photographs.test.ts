/** All JPEGs of ../shared/data, beside libjpeg. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { DECODERS, isSame, samplesBy, samplesBySharp } from '../support/planes.ts';

const data = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));
const files = existsSync(data)
  ? readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((path) => /\.jpe?g$/i.test(path))
  : [];
const DAMAGED = /truncated/;

describe.skipIf(files.length === 0)('photographs in ../shared/data', () => {
  test.each(files.filter((path) => !DAMAGED.test(path)))('%s', async (path) => {
    const file = new Uint8Array(readFileSync(data + path));
    expect(isSame(samplesBy(DECODERS['the kernels'], file), await samplesBySharp(file, 'none'))).toBe(true);
  });

  test.each(files.filter((path) => DAMAGED.test(path)))('%s is told as damaged', (path) => {
    const file = new Uint8Array(readFileSync(data + path));
    expect(() => samplesBy(DECODERS['the kernels'], file)).toThrow(expect.objectContaining({ code: 'badJpeg' }));
  });
});
