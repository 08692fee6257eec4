import { createHotpix, HotpixError, toCsv, type Result } from '@hotpix/core';
import { checkReporter, sampleResult } from '@hotpix/core/testing';
import { readDefectMap } from '@hotpix/defect-maps';
import { describe, expect, test } from 'vitest';
import { defectMapReporter, REPORTED_FORMATS, type ReportedFormat } from '../src/index.ts';

const raw = await sampleResult();
const frame = raw.frame!;
const { mosaic: _, ...unfiltered } = frame;
const whole = { x: 0, y: 0, width: frame.width, height: frame.height };
const picture: Result = {
  ...raw,
  frame: { ...unfiltered, active: whole, channels: 3, bits: 8, lossy: true },
};

async function report(result: Result, format: ReportedFormat): Promise<Uint8Array> {
  const [{ content }] = await createHotpix({ plugins: [defectMapReporter({ format })] }).report(result, [format]);
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

const refusal = async (result: Result, format: ReportedFormat): Promise<unknown> =>
  report(result, format).catch((error: unknown) => error);

const OF_RAW_FILES = REPORTED_FORMATS.filter((format) => format !== 'jpegpixi');

// PixInsight knows no comments: its list of no defects is empty.
test.each(OF_RAW_FILES.filter((format) => format !== 'pixinsight'))(
  'the reporter of %s keeps the promises of every reporter',
  async (format) => {
    await checkReporter(defectMapReporter({ format }));
  },
);

describe.each(OF_RAW_FILES)('the reporter of %s', (format) => {
  test('lists the pixels that the defects touch', async () => {
    const bytes = await report(raw, format);
    const { active, mosaic } = frame;
    const { defects } = readDefectMap(bytes, 'list', { ...whole, active, mosaic }, format);
    expect(pixelsOf(defects)).toEqual(pixelsOf(raw.defects.map(({ extent }) => extent)));
  });
});

test('the table of csv has every figure of the Result, and is the map of its extents', async () => {
  const smear = { ...raw.defects[0], extent: { x: 4, y: 5, width: 3, height: 2 }, x: 5, y: 6, amplitude: 12.345 };
  const bytes = await report({ ...raw, defects: [smear] }, 'csv');
  expect(new TextDecoder().decode(bytes)).toBe(toCsv([{ ...smear, rank: 1 }]));
  expect(new TextDecoder().decode(bytes)).toContain('\r\n1,5,6,');
  expect(readDefectMap(bytes, 'list', { ...whole, active: whole }).defects).toMatchObject([smear.extent]);
});

test('the list for dcraw has the date since when a defect is there, and 0 where nobody knows it', async () => {
  const taken = (day: number): string => `2024-05-0${day}T12:00:00`;
  const [first, second] = raw.defects;
  const change = { photograph: 'c.dng', from: 'b.dng', to: 'c.dng', taken: taken(3), after: taken(1), by: taken(3) };
  const course = { state: 'appeared' as const, blinks: false, photographs: 3, amplitude: 9, change };
  const photographs = ['a.dng', 'b.dng', 'c.dng'].map((path, i) => ({ path, taken: taken(i + 1) }));
  const timeline = { order: 'taken' as const, photographs, followed: 2 };
  const bytes = await report({ ...raw, defects: [{ ...first, course }, second], timeline }, 'dcraw');
  const times = readDefectMap(bytes, '.badpixels', { ...whole, active: frame.active }).defects.map(
    ({ since }) => since,
  );
  // 14 hours before noon of the second day, in UTC.
  expect(times).toEqual([Date.UTC(2024, 4, 1, 22) / 1000, undefined]);
});

test('the reporter of jpegpixi lists the defects of pictures', async () => {
  const bytes = await report(picture, 'jpegpixi');
  const { defects } = readDefectMap(bytes, 'list', { ...whole, active: whole }, 'jpegpixi');
  expect(pixelsOf(defects)).toEqual(expect.arrayContaining(pixelsOf(raw.defects.map(({ extent }) => extent))));
});

test('a plugin bears the name of its format, and says what its files are called', () => {
  const extensions = Object.fromEntries(
    REPORTED_FORMATS.map((format) => [
      defectMapReporter({ format }).name,
      defectMapReporter({ format }).report?.extension,
    ]),
  );
  expect(extensions).toEqual({
    ...{ dcraw: '.badpixels', rawtherapee: '.badpixels', siril: '.lst', pixinsight: '.txt', jpegpixi: '.txt' },
    ...{ 'dng-opcodes': '.bin', csv: '.csv', png: '.png', fits: '.fits' },
  });
});

describe('no list is written', () => {
  test.each<[string, Result, ReportedFormat, string]>([
    ['of no photographs', { ...raw, frame: null }, 'csv', 'a Result of photographs'],
    [
      'of a refused Result, which an empty one would call clean',
      { ...raw, status: 'refused', reason: 'One scene.', defects: [] },
      'png',
      'Expected a Result with a verdict to list bad pixels of, got one without. One scene.',
    ],
    ['of too few photographs', { ...raw, status: 'insufficient', defects: [] }, 'dcraw', 'a Result with a verdict'],
    ['for a raw developer of pictures', picture, 'siril', 'Expected a Result of raw files for a list of siril'],
    [
      'for a program of JPEGs of raw files, whose frames may be as large',
      { ...raw, frame: { ...frame, active: whole } },
      'jpegpixi',
      'Expected a Result of JPEGs for a list of jpegpixi',
    ],
    [
      'where the format has no words for the frame',
      { ...raw, frame: { ...frame, mosaic: ['RGE', 'GEB'] } },
      'dng-opcodes',
      'a mosaic of GR/BG',
    ],
  ])('%s', async (_, result, format, message) => {
    const error = await refusal(result, format);
    expect(error).toBeInstanceOf(HotpixError);
    expect(error).toMatchObject({
      code: 'noList',
      message: expect.stringContaining(message),
      details: expect.objectContaining({ format }),
    });
  });
});

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Every pixel of some rectangles once, as 'x,y' in order. */
function pixelsOf(places: readonly Place[]): string[] {
  const pixels = places.flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height }, (_, i) => `${x + (i % width)},${y + Math.floor(i / width)}`),
  );
  return [...new Set(pixels)].sort();
}
