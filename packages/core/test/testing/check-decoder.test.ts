/** A decoder that cheats on one promise is caught by the kit, in the words of that promise. */
import { describe, expect, test } from 'vitest';
import {
  refused,
  tooLarge,
  type DecodeContext,
  type Decoder,
  type Frame,
  type Identity,
  type Source,
} from '../../src/index.ts';
import { checkDecoder } from '../../src/testing/index.ts';

const [WIDTH, HEIGHT] = [13, 7];
const HEADER = 4;

/** A file: the letters D and P, width and height in a byte each, and 16-bit little-endian samples from 64 on. */
function dump(): Uint8Array {
  const bytes = new Uint8Array(HEADER + WIDTH * HEIGHT * 2);
  bytes.set([0x44, 0x50, WIDTH, HEIGHT]);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < WIDTH * HEIGHT; i++) view.setUint16(HEADER + 2 * i, 64 + i, true);
  return bytes;
}

const isDump = (head: Uint8Array): boolean => head[0] === 0x44 && head[1] === 0x50;

/** A decoder that keeps every promise. */
async function honest(source: Source, { maxPixels, signal }: DecodeContext): Promise<Frame> {
  const bytes = await source.read();
  signal.throwIfAborted();
  const [, , width, height] = bytes;
  if (width * height > maxPixels) throw tooLarge(width, height, maxPixels);
  if (bytes.length < HEADER + width * height * 2) throw refused('The file ends before its last sample.');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const samples = new Uint16Array(width * height).map((_, i) => view.getUint16(HEADER + 2 * i, true));
  const active = { x: 0, y: 0, width, height };
  const levels = { bits: 12, black: 64, white: 4095, lossy: false };
  const camera = { make: 'Bench', model: 'Sensor 1', serial: '' };
  return { samples, width, height, channels: 1, active, ...levels, camera, capture: { iso: 100 } };
}

type Decode = typeof honest;

const check = (decode: Decode, other: Partial<Decoder> = {}): Promise<void> => {
  const plugin = { name: 'dump', decode: { match: isDump, decode, ...other } };
  const expected = { width: WIDTH, height: HEIGHT };
  return checkDecoder(plugin, { path: 'a.dump', bytes: dump(), expected, seconds: 0.3 });
};

const never = (): Promise<never> => new Promise(() => {});

/** The honest frame with a few members changed. */
const but =
  (change: (frame: Frame) => object): Decode =>
  async (source, context) => {
    const frame = await honest(source, context);
    return { ...frame, ...change(frame) };
  };

const scratch = new Uint16Array(WIDTH * HEIGHT);
const rgb = () => ({ channels: 3, mosaic: ['RG', 'GB'], samples: new Uint16Array(3 * WIDTH * HEIGHT).fill(64) });
const camera = (serial: unknown) => ({ make: 'Bench', model: 'Sensor 1', serial });

const deaf: Decode = (source, { maxPixels }) => honest(source, { maxPixels, signal: new AbortController().signal });

const forever = { signal: new AbortController().signal, maxPixels: Infinity };
let calls = 0;

test('a decoder that keeps every promise passes', async () => {
  await check(honest);
});

describe('the kit catches a decoder that', () => {
  test.each<[string, Decode, string]>([
    [
      'writes to the bytes of the file',
      async (source, context) => {
        const frame = await honest(source, context);
        (await source.read()).fill(0, HEADER);
        return frame;
      },
      'leave the bytes of the file alone',
    ],
    ['gives other facts the second time', but(() => ({ capture: { iso: 100 + calls++ } })), 'the same facts twice'],
    [
      'gives other samples the second time',
      but(({ samples }) => ({ samples: samples.map((value) => value + (calls++ % 2)) })),
      'the same samples twice',
    ],
    ['gives another size than its file has', but(() => crop(WIDTH - 1)), `give width ${WIDTH}, not ${WIDTH - 1}`],
    ['says fewer bits than its samples have', but(() => ({ bits: 7, ...asBytes() })), 'samples of 7 bits, 0 to 127'],
    [
      'gives samples in floating point at 8 bits',
      but(({ samples }) => ({ samples: Float32Array.from(samples, (value) => value / 2), bits: 8, white: 255 })),
      "a Uint8Array or Uint16Array in 'samples', got a Float32Array",
    ],
    [
      'gives samples of two bytes at 8 bits',
      but(() => ({ bits: 8, white: 255 })),
      'Uint8Array samples up to 8 bits and Uint16Array beyond, got Uint16Array for 8 bits',
    ],
    [
      'gives samples of one byte beyond 8 bits',
      but(({ samples }) => ({ samples: Uint8Array.from(samples) })),
      'Uint8Array samples up to 8 bits and Uint16Array beyond, got Uint8Array for 12 bits',
    ],
    [
      'gives one sample that its bits cannot hold',
      but(({ samples }) => ({ samples: samples.map((value, i) => (i === 5 ? 4096 : value)) })),
      'give samples of 12 bits, 0 to 4095, not 4096',
    ],
    [
      'gives fewer samples than its size has',
      but(() => ({ samples: new Uint16Array(90).fill(64) })),
      '13 x 7 x 1 samples',
    ],
    [
      'gives every frame in the same memory',
      async (source, context) => {
        const frame = await honest(source, context);
        scratch.set(frame.samples);
        return { ...frame, samples: scratch };
      },
      'give each frame memory of its own',
    ],
    ['says bits in fractions', but(() => ({ bits: 11.5 })), "a whole number in 'bits'"],
    ['says a black level at its white one', but(() => ({ black: 4095 })), 'a white level above the black level'],
    ['says a level that is no number', but(() => ({ white: NaN })), "a number in 'white'"],
    [
      'says that light falls outside of the frame',
      but(() => ({ active: { x: 1, y: 0, width: WIDTH, height: HEIGHT } })),
      'rectangles inside the stored one',
    ],
    ['says a mosaic of uneven rows', but(() => ({ mosaic: ['RG', 'B'] })), 'a mosaic of equally long rows'],
    ['says a mosaic of three channels', but(() => rgb()), 'over one channel'],
    ['knows no serial and says so by null', but(() => ({ camera: camera(null) })), "a text in 'camera.serial'"],
    ['says colours that are no numbers', but(() => ({ colour: { neutral: ['1', '1', '1'] } })), "'colour.neutral.0'"],
    ['says a white level beyond its bits', but(() => ({ white: 65535 })), 'levels within 12 bits'],
    ['says a black level below zero', but(() => ({ black: -1 })), 'levels within 12 bits'],
    [
      'says levels of another scale than its samples',
      but(() => ({ black: 1024 })),
      'between black 1024 and white 4095',
    ],
    ['says an ISO that was never filled in', but(() => ({ capture: { iso: 0 } })), 'such as iso 0'],
    ['says a fact in text that is a number', but(() => ({ capture: { iso: '100' } })), "'capture.iso'"],
    [
      'fills up what a truncated file lacks',
      async (source, context) => {
        const whole = new Uint8Array(dump().length);
        whole.set(await source.read());
        return honest({ ...source, read: async () => whole }, context);
      },
      'refuse a truncated file with a code and a reason, not with a frame',
    ],
    [
      'runs out of a truncated file with an error of the language',
      async (source, context) => {
        const bytes = await source.read();
        if (bytes.length < dump().length) throw new RangeError('Offset is outside the bounds of the DataView');
        return honest(source, context);
      },
      'refuse a truncated file with a code and a reason',
    ],
    [
      'reads beyond the end of a file that ends within its header',
      async (source, context) => {
        const bytes = await source.read();
        if (bytes.length < 20) new DataView(bytes.buffer).getUint32(bytes.length);
        return honest(source, context);
      },
      'given 12 bytes',
    ],
    [
      'does not look at maxPixels',
      (source, context) => honest(source, { ...context, maxPixels: Infinity }),
      "'tooLarge'",
    ],
    [
      'looks at maxPixels after it took the memory',
      async (source, context) => {
        const frame = await honest(source, { ...context, maxPixels: Infinity });
        if (WIDTH * HEIGHT > context.maxPixels) throw tooLarge(WIDTH, HEIGHT, context.maxPixels);
        return frame;
      },
      'before it takes memory for them',
    ],
    ['is deaf to the signal', deaf, 'give no frame once the signal fired while it reads'],
    [
      'looks at the signal before it reads, and never again',
      (source, context) => {
        context.signal.throwIfAborted();
        return deaf(source, context);
      },
      'give no frame once the signal fired while it reads',
    ],
  ])('%s', async (_, decode, promise) => {
    await expect(check(decode)).rejects.toThrow(promise);
  });

  test.each<[string, Decode, string]>([
    [
      'gives a frame of a text file',
      async (source, context) =>
        honest(isDump(await source.head()) ? source : { ...source, read: async () => dump() }, context),
      'leave a text file to others, not give a frame of it',
    ],
    [
      'takes every file for its own and fails',
      async (source, context) => {
        if (!isDump(await source.head())) throw refused('This is no dump.');
        return honest(source, context);
      },
      'leave a text file to others, not fail with HotpixError: This is no dump.',
    ],
  ])('%s', async (_, decode, promise) => {
    await expect(check(decode, { match: () => true })).rejects.toThrow(promise);
  });

  test('fails where a file is shorter than its signature', async () => {
    const match = (head: Uint8Array): boolean => new DataView(head.buffer, head.byteOffset, 4).getUint16(0) === 0x4450;
    await expect(check(honest, { match })).rejects.toThrow('leave a file of one byte to others');
  });
});

const identity = { camera: camera(''), isMosaic: false, width: WIDTH, height: HEIGHT } as Identity;

describe('what is said by the first bytes', () => {
  test('passes if it is what the frame says, or nothing', async () => {
    await check(honest, { extensions: ['dump'], identify: () => identity });
    await check(honest, { identify: async () => undefined });
  });

  test.each<[string, Partial<Decoder>, string]>([
    ['an extension with a dot', { extensions: ['dump', '.dmp'] }, "without a dot, not '.dmp'"],
    ['an extension in capitals', { extensions: ['DUMP'] }, "in lower case and without a dot, not 'DUMP'"],
    ['a promise of a match', { match: (async () => true) as never }, "answer true or false in 'match', not a Promise"],
    [
      'another camera',
      { identify: () => ({ ...identity, camera: camera('7') as never }) },
      'identify the camera as its frame',
    ],
    [
      'another size',
      { identify: () => ({ ...identity, width: 12 }) },
      'identify the width as its frame has it, 13, not 12',
    ],
    ['a mosaic that is none', { identify: () => ({ ...identity, isMosaic: true }) }, 'identify isMosaic as its frame'],
    [
      'no camera',
      { identify: () => ({ isMosaic: false }) as never },
      "identify a camera by 'make', 'model' and 'serial'",
    ],
    [
      'an error',
      {
        identify: () => {
          throw new RangeError('Offset is outside the bounds');
        },
      },
      'identify a file of its own, not fail with RangeError',
    ],
    [
      'other first bytes',
      {
        identify: (head) => {
          head[0] = 0;
          return identity;
        },
      },
      'leave the first bytes alone',
    ],
  ])('is caught if it is %s', async (_, other, promise) => {
    await expect(check(honest, other)).rejects.toThrow(promise);
  });
});

describe('a promise that never settles is told by the kit, in its own words', () => {
  const late = (given: string): string =>
    `Expected the decoder to answer, it did not settle within 0.3 seconds, ${given}.`;
  const hangs = (when: (bytes: Uint8Array, context: DecodeContext) => boolean): Decode => {
    return async (source, context) => (when(await source.read(), context) ? never() : honest(source, context));
  };

  test.each<[string, Decode, string, Partial<Decoder>?]>([
    ['of any file', never, late('given the file')],
    [
      'of a truncated file',
      hangs(({ length }) => length < dump().length),
      late('given the first 93 bytes of the file'),
    ],
    ['of a file too large', hangs((_, { maxPixels }) => maxPixels < 91), late('given a maxPixels of 90')],
    [
      'after the signal fired',
      hangs((_, { signal }) => signal.aborted),
      late('given a signal that fired while it reads'),
    ],
    [
      'of a text file',
      async (source, context) => (isDump(await source.head()) ? honest(source, context) : never()),
      late('given a text file'),
      { match: () => true },
    ],
    ['in identify', honest, late("in 'identify'"), { identify: never }],
  ])('%s', async (_, decode, promise, other) => {
    await expect(check(decode, other)).rejects.toThrow(promise);
  });

  test('before the runner gives up, if nobody says how long to wait', { timeout: 5000 }, async () => {
    const plugin = { name: 'dump', decode: { match: isDump, decode: never } };
    await expect(checkDecoder(plugin, { path: 'a.dump', bytes: dump() })).rejects.toThrow('within 4 seconds');
  });
});

test('the constructors that the kit watches memory by are those of before once it is done', async () => {
  const before = [ArrayBuffer, Uint8Array, Uint16Array];
  await check((source) => honest(source, forever)).catch(() => undefined);
  expect([ArrayBuffer, Uint8Array, Uint16Array]).toEqual(before);
});

const asBytes = () => ({ samples: Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => 64 + i), white: 127 });
const crop = (width: number): Partial<Frame> => ({
  width,
  active: { x: 0, y: 0, width, height: HEIGHT },
  samples: new Uint16Array(width * HEIGHT).fill(100),
});
