/** Frames of luma and chroma, whose RGB is made as it is read. */
import { describe, expect, test } from 'vitest';
import {
  createHotpix,
  rowsOf,
  withSamples,
  type Accumulator,
  type Components,
  type Frame,
  type Plugin,
} from '../../src/index.ts';
import { sourceOf } from '../../src/testing/index.ts';
import { pictureShape } from '../support/shapes.ts';

const [WIDTH, HEIGHT] = [5, 3];

const component = (width: number, height: number) => ({ width, height, samples: new Uint8Array(width * height) });
const halved = (): Components => ({ luma: component(WIDTH, HEIGHT), cb: component(3, 2), cr: component(3, 2) });

/** A pipeline of frames of components, and how often their samples were made. */
function pipelineOf(
  components: Components,
  {
    shape = {} as Partial<Frame>,
    samples = new Uint8Array(3 * WIDTH * HEIGHT),
    row = undefined as Frame['row'],
    plugins = [] as Plugin[],
  } = {},
) {
  const made: string[] = [];
  const asked: (boolean | undefined)[] = [];
  const decoder: Plugin = {
    name: 'decoder',
    decode: {
      match: () => true,
      decode: async ({ path }, { needsSamples }) => {
        asked.push(needsSamples);
        const frame = { ...pictureShape({ width: WIDTH, height: HEIGHT }), ...shape, capture: {}, components };
        const make = (): Uint8Array => {
          made.push(path);
          return samples;
        };
        return withSamples(frame, make, row);
      },
    },
  };
  return { hotpix: createHotpix({ plugins: [decoder, ...plugins] }), made, asked };
}

const accumulator = (of: Partial<Accumulator>): Plugin => ({
  name: 'sums',
  accumulate: {
    version: 1,
    planes: () => ({ sum: { type: 'Uint32Array', length: 1, merge: 'sum' } }),
    capacity: () => 100,
    add: () => undefined,
    ...of,
  },
});

const files = ['a', 'b'].map((path) => sourceOf(path, Uint8Array.of(path.charCodeAt(0))));

test('samples are made once, and only when they are read', async () => {
  const { hotpix, made } = pipelineOf(halved());
  const { frame } = await hotpix.decode(files[0]);
  expect(made).toEqual([]);
  expect([frame.samples, frame.samples]).toEqual([new Uint8Array(45), new Uint8Array(45)]);
  expect(made).toEqual(['a']);
});

test('whoever needs some rows makes these, each once, and no samples', async () => {
  const asked: number[] = [];
  const row = (y: number): Uint8Array => {
    asked.push(y);
    return new Uint8Array(3 * WIDTH).fill(y);
  };
  const { hotpix, made } = pipelineOf(halved(), { row });
  const { frame } = await hotpix.decode(files[0]);
  expect([2, 0, 2].map((y) => rowsOf(frame)(y)[14])).toEqual([2, 0, 2]);
  expect(asked).toEqual([2, 0]);
  expect(made).toEqual([]);
});

test('rows of a frame whose samples are there, or cannot be made one by one, are parts of them', async () => {
  const samples = Uint8Array.from({ length: 45 }, (_, at) => at);
  const { hotpix } = pipelineOf(halved(), { samples });
  const { frame } = await hotpix.decode(files[0]);
  expect(rowsOf(frame)(1)).toEqual(samples.subarray(15, 30));
});

test('a scan makes none where nobody reads them', async () => {
  const { hotpix, made } = pipelineOf(halved(), { plugins: [accumulator({})] });
  const state = await hotpix.gather(files);
  expect(state.cameras[0].files).toHaveLength(2);
  expect(made).toEqual([]);
});

describe('a decoder is told whether samples will be read', () => {
  test.each([
    ['by an accumulator that does not say so', {}, false],
    ['by one that says so', { needsSamples: true }, true],
  ])('%s', async (_, of, expected) => {
    const { hotpix, asked } = pipelineOf(halved(), { plugins: [accumulator(of)] });
    await hotpix.gather(files.slice(0, 1));
    expect(asked).toEqual([expected]);
  });
});

describe('a frame whose components cannot be is the fault of its decoder', () => {
  const { luma, cb, cr } = halved();
  test.each<[string, Components, Partial<Frame>, string]>([
    ['luma of another size', { luma: component(4, 3), cb, cr }, {}, 'luma of 5 x 3 samples, got 12 for 4 x 3'],
    ['chroma of a third', { luma, cb: component(2, 1), cr: component(2, 1) }, {}, 'cb and cr of one size'],
    ['chroma of two sizes', { luma, cb, cr: component(5, 3) }, {}, 'cb and cr of one size'],
    ['too few samples', { luma, cb, cr: { ...cr, samples: new Uint8Array(5) } }, {}, '6 for 3 x 2 and 5 for 3 x 2'],
    ['one channel', halved(), { channels: 1 }, '3 channels of 8 bits where it has components, got 1 of 8'],
    ['no chroma', { luma } as Components, {}, "in 'components"],
  ])('%s', async (_, components, shape, words) => {
    const { hotpix } = pipelineOf(components, { shape });
    await expect(hotpix.decode(files[0])).rejects.toMatchObject({
      code: 'badFrame',
      message: expect.stringContaining(words),
    });
  });

  test('a row of another size is told as it is made', async () => {
    const { hotpix } = pipelineOf(halved(), { row: () => new Uint8Array(7) });
    const { frame } = await hotpix.decode(files[0]);
    expect(() => rowsOf(frame)(0)).toThrow('Expected a frame with 5 x 3 samples in a row, got 7.');
  });

  test('samples of another size are told as they are made', async () => {
    const { hotpix } = pipelineOf(halved(), { samples: new Uint8Array(7) });
    const { frame } = await hotpix.decode(files[0]);
    expect(() => frame.samples).toThrow('Expected a frame with 5 x 3 x 3 samples, got 7.');
  });
});
