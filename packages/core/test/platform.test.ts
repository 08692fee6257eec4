/** What hosts lend: digests, and threads that run a module of their own. */
import { expect, test } from 'vitest';
import { nodePlatform } from '@hotpix/core/node';
import { createHotpix, webPlatform, type Frame, type Platform } from '../src/index.ts';
import { simulateFrames, sourceOf } from '../src/testing/index.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const abc = new TextEncoder().encode('abc');

test.each([
  ['Node', nodePlatform()],
  ['the web', webPlatform()],
])('SHA-256 by %s is that of FIPS 180-4, example B.1, even of bytes amid others', async (_, { sha256 }) => {
  const amid = new TextEncoder().encode('xabcx').subarray(1, 4);
  for (const bytes of [abc, amid]) {
    expect(hex(await sha256(bytes))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  }
});

test('MD5 by Node is that of RFC 1321, appendix A.5', () => {
  expect(hex(nodePlatform().md5!(abc))).toBe('900150983cd24fb0d6963f7d28e17f72');
});

test('the web has one lane, unless somebody says that there are more', () => {
  expect([webPlatform().lanes, webPlatform({ lanes: 4 }).lanes]).toEqual([1, 4]);
});

test('a thread of Node runs a module as a worker of a browser would, and does not lose what came before it was ready', async () => {
  const program = 'addEventListener("message", ({ data }) => postMessage(data * data))';
  const thread = nodePlatform().start!(new URL(`data:text/javascript,${encodeURIComponent(program)}`));
  const squares: unknown[] = [];
  const done = new Promise<void>((resolve, reject) => {
    thread.on('message', (square) => squares.push(square) === 3 && resolve());
    thread.on('error', reject);
  });
  for (const number of [1, 2, 3]) thread.postMessage(number);
  await done;
  await thread.terminate();
  expect(squares).toEqual([1, 4, 9]);
});

test('a thread of Node whose module does not exist says so', async () => {
  const thread = nodePlatform().start!(new URL('file:///nowhere/thread.js'));
  const error = await new Promise((resolve) => thread.on('error', resolve));
  expect(String(error)).toContain('/nowhere/thread.js');
});

test('a scan asks the platform of its pipeline: for the digests of files, and in what accumulates', async () => {
  const { frames } = simulateFrames({ count: 2 });
  const asked: Platform[] = [];
  const platform: Platform = { ...webPlatform({ lanes: 7 }), sha256: (bytes) => new Uint8Array(32).fill(bytes[0] + 1) };
  const plugin = {
    name: 'counter',
    decode: { match: () => true, decode: async ({ path }: { path: string }) => frames[Number(path)] as Frame },
    accumulate: {
      version: 1,
      planes: () => ({ count: { type: 'Uint8Array', length: 1, merge: 'sum' } as const }),
      capacity: () => 255,
      add(...[, , , , context]: [unknown, unknown, unknown, unknown, { platform: Platform }]) {
        asked.push(context.platform);
      },
    },
  };
  const sources = frames.map((_, i) => sourceOf(String(i), Uint8Array.of(i)));
  const { files } = await createHotpix({ plugins: [plugin], platform }).scan(sources);
  expect(files.map(({ sha256 }) => sha256)).toEqual(['01'.repeat(32), '02'.repeat(32)]);
  expect(new Set(asked)).toEqual(new Set([platform]));
});
