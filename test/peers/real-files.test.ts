/** Real raw files of ../shared/data, where there are any: written as DNG both ways, and read by dcraw and by LibRaw. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHotpix, type Frame } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { rawDecoder } from '@hotpix/decoder-raw';
import { fixer } from '@hotpix/fixer';
import { afterAll, describe, expect, it } from 'vitest';
import { COMPRESSIONS, type Compression } from './support/images.ts';
import { readPortableMap, runIn } from './support/programs.ts';

const DATA = new URL('../../../shared/data/', import.meta.url);
const FOLDERS = ['canon-s40/raw/', 'kodak-dc120/'];
const FILES = existsSync(DATA)
  ? FOLDERS.flatMap((folder) => readdirSync(new URL(folder, DATA)).map((name) => folder + name))
  : [];

const folder = mkdtempSync(join(tmpdir(), 'hotpix-real-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pipelineOf = (compression: Compression) => createHotpix({ plugins: [rawDecoder(), fixer({ compression })] });

const sha256 = (samples: NodeJS.TypedArray): string => createHash('sha256').update(samples).digest('hex');

/** Numbers rounded as fractions in a DNG are. */
const rounded = <T>(facts: T): T =>
  JSON.parse(JSON.stringify(facts, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value)));

/** What a DNG keeps. LibRaw leaves out the make in the model, and where it finds the name it knows the colours. */
const kept = ({ width, height, mosaic, active, black, white, capture, pixelAspect, colour }: Frame) =>
  rounded({ width, height, mosaic, active, black, white, capture, pixelAspect, neutral: colour?.neutral });

// Without them one test is listed, and skipped.
const PRESENT = FILES.length > 0;

describe.skipIf(!PRESENT).each(PRESENT ? FILES : ['../shared/data'])('%s as DNG', (path) => {
  it.each(COMPRESSIONS)('keeps samples and facts: %s', async (compression) => {
    const hotpix = pipelineOf(compression);
    const source = sourceOf(path, readFileSync(new URL(path, DATA)));
    const decoded = await hotpix.decode(source);
    const { bytes } = await hotpix.write(source, decoded, []);
    const again = (await hotpix.decode(sourceOf('a.dng', bytes))).frame;
    expect(kept(again)).toEqual(kept(decoded.frame));
    expect(sha256(again.samples)).toBe(sha256(decoded.frame.samples));
    const file = join(folder, 'a.dng');
    writeFileSync(file, bytes);
    const { samples } = readPortableMap(runIn(folder, 'dcraw', '-E', '-4', '-c', file));
    expect(sha256(samples)).toBe(sha256(decoded.frame.samples));
  });
});
