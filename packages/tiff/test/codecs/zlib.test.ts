/** The zlib of JavaScript against Node's. */
import { constants, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zlib } from '../../src/index.ts';

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 5000 }),
  fc.array(fc.constantFrom(0, 0, 0, 1, 255), { maxLength: 100_000 }).map((list) => Uint8Array.from(list)),
);
const orWords = (read: () => Uint8Array): number[] | 'an error' => {
  try {
    return [...read()];
  } catch {
    return 'an error';
  }
};

test("Node's comes back from it, and its own from Node", () => {
  fc.assert(
    fc.property(bytes, (data) => {
      expect(zlib.inflate(deflateSync(data), data.length)).toEqual(data);
      expect(Uint8Array.from(inflateSync(zlib.deflate(data)))).toEqual(data);
    }),
    { numRuns: 50 },
  );
});

test('what is flipped or cut short gives what Node gives of it, or an error where Node has one', () => {
  const flips = fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { maxLength: 2 });
  fc.assert(
    fc.property(bytes, flips, fc.option(fc.nat(5000)), (data, changes, length) => {
      const deflated = deflateSync(data).subarray(0, length ?? undefined);
      for (const [at, byte] of changes) deflated[at % (deflated.length || 1)] = byte;
      const most = data.length + 100;
      const options = { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH };
      expect(orWords(() => zlib.inflate(deflated, most))).toEqual(orWords(() => inflateSync(deflated, options)));
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('a bomb stops at what it may hold', () => {
  const bomb = deflateSync(new Uint8Array(2 ** 28));
  const before = process.memoryUsage().arrayBuffers;
  expect(() => zlib.inflate(bomb, 1000)).toThrow('more than 1000 bytes');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 22);
});
