/** A wrong answer is an error that names the plugin, the hook and what was expected. */
import { describe, expect, test } from 'vitest';
import { createHotpix, type Frame, type Plugin } from '../../src/index.ts';
import { sampleResult, simulateFrames, sourceOf } from '../../src/testing/index.ts';

const [good] = simulateFrames({ count: 1 }).frames;
const sources = [0, 1].map((number) => sourceOf(`${number}.raw`, Uint8Array.of(number)));
const without = (key: string, from: object = good): object =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key));
const but = (change: object): object => ({ ...good, ...change });

/** Decodes the first of two files to the given frame, and the second to a good one. */
const decoder = (bad: unknown): Plugin => ({
  name: 'bench',
  decode: { match: () => true, decode: async ({ path }) => (path === '0.raw' ? bad : good) as Frame },
});

const BAD_FRAMES: [string, unknown, string][] = [
  ['no frame but a text', 'a frame', "the form of an object, got 'a frame'"],
  ['no camera', without('camera'), "an object in 'camera', got nothing"],
  ['no model of the camera', but({ camera: { make: 'A', serial: '' } }), "a text in 'camera.model', got nothing"],
  ['no capture', without('capture'), "an object in 'capture', got nothing"],
  ['no active area', without('active'), "an object in 'active', got nothing"],
  ['no levels', without('black'), "a number in 'black', got nothing"],
  ['NaN for a level', but({ black: NaN }), "a number in 'black', got NaN"],
  ['endless white', but({ white: Infinity }), "a number in 'white', got Infinity"],
  [
    'white below black',
    but({ black: 4095, white: 64 }),
    'a white level above the black level, got black 4095 and white 64',
  ],
  ['white at black', but({ black: 64, white: 64 }), 'a white level above the black level'],
  [
    'samples in floating point',
    but({ samples: new Float32Array(64 * 48) }),
    "a Uint8Array or Uint16Array in 'samples', got a Float32Array",
  ],
  ['no samples', without('samples'), "a Uint8Array or Uint16Array in 'samples', got nothing"],
  [
    '16-bit samples for 8 bits',
    but({ bits: 8 }),
    'Uint8Array samples up to 8 bits and Uint16Array beyond, got Uint16Array for 8 bits',
  ],
  ['too few samples', but({ samples: new Uint16Array(12) }), '64 x 48 x 1 samples, got 12'],
  ['no size', but({ width: 0 }), "a number from 1 in 'width', got 0"],
  ['half a pixel', but({ width: 63.5 }), "a whole number in 'width', got 63.5"],
  ['more bits than 16', but({ bits: 32 }), "a number up to 16 in 'bits', got 32"],
  ['two channels', but({ channels: 2 }), "1 or 3 in 'channels', got 2"],
  ['a mosaic of uneven rows', but({ mosaic: ['RG', 'B'] }), 'a mosaic of equally long rows over one channel'],
  [
    'a mosaic of no letters',
    but({ mosaic: ['R\u001b', 'G1'] }),
    'a mosaic of letters from A to Z, got ["R\\u001b","G1"]',
  ],
  ['an endless mosaic', but({ mosaic: ['R'.repeat(257)] }), 'a mosaic of at most 256 pixels, got one of 257 x 1'],
  [
    'black above white for one of the filters',
    but({ blackPattern: [[64, 70_000]] }),
    'a white level above the black level, got black 70000 and white 4095',
  ],
  [
    'an active area outside',
    but({ active: { x: 0, y: 0, width: 65, height: 48 } }),
    'rectangles inside the stored one',
  ],
  [
    'an empty active area',
    but({ active: { x: 0, y: 0, width: 0, height: 48 } }),
    'an active rectangle of at least one pixel',
  ],
  ['an ISO in text', but({ capture: { iso: '100' } }), "a number in 'capture.iso', got '100'"],
];

describe('a decoder that gives', () => {
  test.each(BAD_FRAMES)('%s is named with what was expected', async (_, bad, expected) => {
    await expect(createHotpix({ plugins: [decoder(bad)] }).decode(sources[0])).rejects.toMatchObject({
      code: 'badFrame',
      plugin: 'bench',
      hook: 'decode',
      message: expect.stringContaining(expected),
    });
  });

  test.each(BAD_FRAMES)('%s fails that file alone', async (_, bad, expected) => {
    const { files } = await createHotpix({ plugins: [decoder(bad)] }).scan(sources);
    expect(files).toMatchObject([
      { path: '0.raw', status: 'failed', code: 'badFrame', reason: expect.stringContaining(expected) },
      { path: '1.raw', status: 'used' },
    ]);
  });
});

const { defects, checks } = await sampleResult();
const findings = { defects, checks, sections: {} };
const [defect] = defects;

describe('a ranker that answers with', () => {
  test.each<[string, unknown, string]>([
    ['a list', [], 'an array where an object stands'],
    ['a text', 'none', "'none' where an object stands"],
    ['no checks', without('checks', findings), "'checks'"],
    ['an unknown key', { ...findings, verdict: 'good' }, "unknown key 'verdict'"],
    [
      'an unknown key of a defect',
      { ...findings, defects: [{ ...defect, hue: 1 }] },
      "unknown key 'hue' in 'defects.0'",
    ],
    [
      'a kind that is none',
      { ...findings, defects: [{ ...defect, kind: 'warm' }] },
      `'defects.0.kind' is none of "hot"`,
    ],
    ['a confidence beyond 1', { ...findings, defects: [{ ...defect, confidence: 2 }] }, "'defects.0.confidence'"],
    [
      'an unknown key of a check',
      { ...findings, checks: [{ ...checks[0], hint: '' }] },
      "unknown key 'hint' in 'checks.0'",
    ],
    ['a check of no status', { ...findings, checks: [{ name: 'a', status: 'bad', message: '' }] }, "'checks.0.status'"],
    ['a refusal in mere words', { ...findings, refusal: 'Too warm.' }, "'refusal' is missing, or no object"],
    ['a section that is no JSON', { ...findings, sections: { mine: () => 1 } }, "'sections.mine'"],
  ])('%s is named with what was expected', async (_, answer, expected) => {
    const ranker = { name: 'judge', rank: () => answer as never };
    const run = createHotpix({ plugins: [decoder(good), ranker] }).scan(sources);
    await expect(run).rejects.toMatchObject({
      code: 'badAnswer',
      plugin: 'judge',
      hook: 'rank',
      message: expect.stringContaining(expected),
    });
  });
});

describe('a fixer that answers with', () => {
  const patch = { x: 3, y: 4, channel: 0, from: 900, to: 300, method: 'mean' };
  test.each<[string, unknown, string]>([
    ['one patch outside a list', patch, 'an object where an array stands'],
    [
      'a patch right of the frame',
      [patch, { ...patch, x: 64 }],
      'patches inside 64 x 48 x 1 samples of 0 to 65535, got {"x":64',
    ],
    ['a patch above the frame', [{ ...patch, y: -1 }], 'patches inside 64 x 48 x 1'],
    ['a patch of another channel', [{ ...patch, channel: 1 }], 'patches inside 64 x 48 x 1'],
    ['a value that no sample can have', [{ ...patch, to: 65536 }], 'patches inside 64 x 48 x 1'],
    ['a fraction', [{ ...patch, to: 0.5 }], "'0.to'"],
    [
      'an extent that leaves the frame',
      [{ ...patch, extent: { x: 2, y: 2, width: 63, height: 5 } }],
      'patches inside 64 x 48 x 1',
    ],
    [
      'an extent that the patch does not lie in',
      [{ ...patch, extent: { x: 4, y: 4, width: 3, height: 3 } }],
      'patches inside 64 x 48 x 1',
    ],
    ['a patch that says not where it is from', [without('method', patch)], "'0.method' is missing"],
    ['an unknown key of a patch', [patch, { ...patch, hue: 1 }], "unknown key 'hue' in '1'"],
    ['no number for what was there', [{ ...patch, from: NaN }], "'0.from'"],
    ['an extent without its height', [{ ...patch, extent: { x: 3, y: 4, width: 1 } }], "'0.extent.height'"],
  ])('%s is named with what was expected', async (_, answer, expected) => {
    const hotpix = createHotpix({ plugins: [{ name: 'mender', fix: () => answer as never }] });
    await expect(hotpix.propose(good, [])).rejects.toMatchObject({
      code: 'badAnswer',
      plugin: 'mender',
      hook: 'fix',
      message: expect.stringContaining(expected),
    });
  });
});

describe('a writer that answers with', () => {
  const bytes = Uint8Array.of(1);
  test.each<[string, unknown, string]>([
    ['bytes alone', bytes, "'bytes' is"],
    ['text for bytes', { bytes: 'TIFF', extension: '.tif', notes: [] }, "'bytes'"],
    ['an extension without its dot', { bytes, extension: 'tif', notes: [] }, "'extension'"],
    ['an extension that is a path', { bytes, extension: './../a', notes: [] }, "'extension'"],
    ['no notes', { bytes, extension: '.tif' }, "'notes' is missing"],
  ])('%s is named with what was expected', async (_, answer, expected) => {
    const writer: Plugin = { name: 'scribe', write: { match: () => true, write: async () => answer as never } };
    const decoded = { frame: good, decoder: 'bench' };
    await expect(createHotpix({ plugins: [writer] }).write(sources[0], decoded, [])).rejects.toMatchObject({
      code: 'badAnswer',
      plugin: 'scribe',
      hook: 'write',
      message: expect.stringContaining(expected),
    });
  });
});

describe('a reporter that answers with', () => {
  test.each<[string, unknown, string, string?]>([
    ['nothing', undefined, "'0.content'"],
    ['an object', { html: '' }, "'0.content'"],
    ['an extension without its dot', 'text', "'0.extension'", 'txt'],
  ])('%s is named with what was expected', async (_, content, expected, extension = '.txt') => {
    const reporter: Plugin = { name: 'page', report: { extension, render: () => content as never } };
    await expect(createHotpix({ plugins: [reporter] }).report(await sampleResult(), ['page'])).rejects.toMatchObject({
      code: 'badAnswer',
      plugin: 'page',
      hook: 'report',
      message: expect.stringContaining(expected),
    });
  });
});

describe('a measurer that answers with', () => {
  test.each<[string, unknown]>([
    ['a number that JSON does not know', NaN],
    ['a typed array', new Float32Array(2)],
    ['nothing', undefined],
  ])('%s is named with what was expected', async (_, answer) => {
    const measurer: Plugin = { name: 'meter', measure: () => answer as never };
    await expect(createHotpix({ plugins: [decoder(good), measurer] }).scan(sources)).rejects.toMatchObject({
      code: 'badAnswer',
      plugin: 'meter',
      hook: 'measure',
      message: expect.stringContaining('plain JSON'),
    });
  });
});

describe('an accumulator whose planes are', () => {
  test.each<[string, unknown, string]>([
    ['in floating point', { sum: { type: 'Float32Array', length: 4, merge: 'sum' } }, "a plane 'sum' with a type"],
    [
      'merged in no exact way',
      { mean: { type: 'Float64Array', length: 4, merge: 'mean' } },
      "a plane 'mean' with a type",
    ],
    ['typed arrays', { sum: new Uint32Array(4) }, "a plane 'sum' with a type"],
    ['not there', undefined, 'planes'],
    ['nothing', { sum: null }, "a plane 'sum' with a type"],
  ])('%s is named with what was expected', async (_, planes, expected) => {
    const accumulate = { version: 1, planes: () => planes as never, capacity: () => 9, add: () => undefined };
    const hotpix = createHotpix({ plugins: [decoder(good), { name: 'counter', accumulate }] });
    await expect(hotpix.scan(sources)).rejects.toMatchObject({
      code: 'badAnswer',
      plugin: 'counter',
      hook: 'accumulate',
      message: expect.stringContaining(expected),
    });
  });
});
