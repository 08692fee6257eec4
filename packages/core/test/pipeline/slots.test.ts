import { expect, test } from 'vitest';
import { createHotpix, type Frame, type Plugin, type Source } from '../../src/index.ts';
import { simulateFrames, sourceOf } from '../../src/testing/index.ts';
import { Slots, slotsOf } from '../../src/pipeline/slots.ts';

const [frame] = simulateFrames({ count: 1 }).frames;
const MB = 2 ** 20;

/** Decodes files of one byte to frames that hold nothing but this number, in memory that is lent. */
function decoder(buffers: Set<ArrayBufferLike>): Plugin {
  return {
    name: 'lent',
    decode: {
      match: () => true,
      async decode(source, { lend }): Promise<Frame> {
        const [number] = await source.head();
        const { buffer } = lend!(2 * frame.samples.length)!;
        if (number % 5 === 4) throw new Error('damaged');
        buffers.add(buffer);
        return { ...frame, samples: new Uint16Array(buffer, 0, frame.samples.length).fill(number) };
      },
    },
  };
}

const adder: Plugin = {
  name: 'adder',
  accumulate: {
    version: 1,
    capacity: () => 1000,
    planes: () => ({ sum: { type: 'Uint32Array', length: 1, merge: 'sum' } }),
    async add({ sum }, frames, { from, to }) {
      await Promise.resolve();
      for (const { samples, width } of frames) for (let y = from; y < to; y++) sum[0] += samples[y * width];
    },
  },
};

test('frames in memory that is lent stay as they are until all of their rows are added', async () => {
  const buffers = new Set<ArrayBufferLike>();
  const sources = Array.from({ length: 100 }, (_, i) => sourceOf(`${100 + i}.raw`, Uint8Array.of(i)));
  const state = await createHotpix({ plugins: [decoder(buffers), adder] }).gather(sources);
  const numbers = Array.from({ length: 100 }, (_, i) => i).filter((i) => i % 5 !== 4);
  const { sum } = state.cameras[0].statistics.adder.planes;
  expect(sum[0]).toBe(frame.height * numbers.reduce((all, number) => all + number));
  expect(buffers.size).toBeLessThan(40);
});

test('memory that came back is lent again, for what is not much smaller', () => {
  const slots = new Slots({ isShared: true });
  const first = slots.borrow();
  const { buffer } = first.lend(8 * MB)!;
  expect(slots.borrow().lend(8 * MB)!.buffer).not.toBe(buffer);
  first.giveBack();
  expect(slots.borrow().lend(MB)!.buffer).not.toBe(buffer);
  expect(slots.borrow().lend(7 * MB)!.buffer).toBe(buffer);
});

test('memory of an owner is lent again by who comes next, and to no other', () => {
  const [owner, other] = [{}, {}];
  const { shared } = slotsOf(owner);
  const loan = shared.borrow();
  const lent = loan.lend(1000)!;
  loan.giveBack();
  expect(slotsOf(other).shared.borrow().lend(1000)?.buffer).not.toBe(lent.buffer);
  expect(slotsOf(owner).shared.borrow().lend(1000)?.buffer).toBe(lent.buffer);
});

test('no more memory waits than was in use at once', () => {
  const slots = new Slots({ isShared: true });
  const [small, large] = [slots.borrow(), slots.borrow()];
  const { buffer } = small.lend(4 * MB)!;
  small.giveBack();
  large.lend(64 * MB);
  large.giveBack();
  // The 4 and 64 MB that came back are more than the 64 that were in use.
  expect(slots.borrow().lend(4 * MB)!.buffer).not.toBe(buffer);
});

test.each([
  [
    'that lie in the bytes of their files',
    (bytes: Uint8Array) => new Uint16Array(bytes.buffer, 0, frame.samples.length),
  ],
  ['that do not', (bytes: Uint8Array) => new Uint16Array(frame.samples.length).fill(bytes[0])],
])('files are read into memory that is lent, and samples %s stay as they are', async (name, samplesOf) => {
  const buffers = new Set<ArrayBufferLike>();
  const sources = Array.from({ length: 100 }, (_, i): Source => ({
    ...sourceOf(`${100 + i}.raw`, Uint8Array.of(i)),
    async read(lend) {
      const bytes = lend!(2 * frame.samples.length)!;
      buffers.add(bytes.buffer);
      new Uint16Array(bytes.buffer).fill(i);
      return bytes;
    },
  }));
  const plugin: Plugin = {
    name: 'plain',
    decode: {
      match: () => true,
      decode: async (source): Promise<Frame> => ({ ...frame, samples: samplesOf(await source.read()) }),
    },
  };
  const state = await createHotpix({ plugins: [plugin, adder] }).gather(sources);
  expect(state.cameras[0].statistics.adder.planes.sum[0]).toBe((frame.height * (99 * 100)) / 2);
  expect(buffers.size).toBeLessThan(name === 'that do not' ? 4 : 40);
});

test('only a decoder that wants them so gets bytes that threads share; others get copies', async () => {
  const came: [string, boolean][] = [];
  const plugin = (name: string, sharesFiles: boolean): Plugin => ({
    name,
    decode: {
      match: () => true,
      sharesFiles,
      async decode(source) {
        came.push([name, (await source.read()).buffer instanceof SharedArrayBuffer]);
        return undefined;
      },
    },
  });
  const source: Source = { ...sourceOf('a.raw', Uint8Array.of(1)), read: async (lend) => lend!(1)! };
  await createHotpix({ plugins: [plugin('copying', false), plugin('sharing', true)] }).gather([source]);
  expect(came).toEqual([
    ['sharing', true],
    ['copying', false],
  ]);
});
