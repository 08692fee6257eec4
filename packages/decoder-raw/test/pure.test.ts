/** The decoder that needs no Node module, held against the one for Node. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createHotpix, type Plugin, type Frame } from '@hotpix/core';
import { checkDecoder, sourceOf } from '@hotpix/core/testing';
import { rawDecoder } from '@hotpix/decoder-raw';
import { rawDecoder as pureRawDecoder } from '@hotpix/decoder-raw/pure';
import { describe, expect, test } from 'vitest';
import { readWasm } from '../src/node/read-wasm.ts';
import { dngFile, HEIGHT, WIDTH } from './fixtures.ts';

const pure = pureRawDecoder({ wasm: await readWasm() });
const decode = async (plugin: Plugin, bytes: Uint8Array, path: string): Promise<unknown> =>
  (await createHotpix({ plugins: [plugin] }).decode(sourceOf(path, bytes))).frame;

test('keeps the promises of every decoder', async () => {
  await checkDecoder(pure, {
    path: 'picture.dng',
    // On a busy machine LibRaw takes its time to start.
    seconds: 60,
    bytes: dngFile(),
    expected: { width: WIDTH, height: HEIGHT, channels: 1, mosaic: ['RG', 'GB'], bits: 16, lossy: false },
  });
});

test('several files at once come out as one by one, and as by the decoder for Node', async () => {
  const node = rawDecoder();
  const files = [{}, { mosaic: undefined }, { model: 'Camera Two', iso: 800 }].map(dngFile);
  const frames = await Promise.all(files.map((bytes) => decode(pure, bytes, 'picture.dng')));
  for (const [index, bytes] of files.entries()) {
    expect(frames[index]).toEqual(await decode(node, bytes, 'picture.dng'));
  }
});

test('a file that is refused keeps none after it from being read', async () => {
  const broken = decode(pure, new Uint8Array(5000).fill(7), 'picture.mrw');
  const sound = decode(pure, dngFile(), 'picture.dng');
  await expect(broken).rejects.toMatchObject({ code: 'refused' });
  expect(await sound).toMatchObject({ width: WIDTH });
});

test('without its WebAssembly it says what it needs', async () => {
  const lacking = pureRawDecoder({ wasm: Uint8Array.of(1, 2, 3) });
  await expect(decode(lacking, dngFile(), 'picture.dng')).rejects.toThrow('Expected the WebAssembly of LibRaw');
});

const CANON = new URL('../../../../shared/data/canon-s40/raw/', import.meta.url);
describe.skipIf(!existsSync(CANON))('with the photographs of ../shared/data', () => {
  test('CRW files come out as by the decoder for Node', async () => {
    const node = rawDecoder();
    for (const name of readdirSync(CANON).slice(0, 2)) {
      const bytes = new Uint8Array(readFileSync(new URL(name, CANON)));
      const [{ samples, ...facts }, { samples: expected, ...others }] = [
        (await decode(pure, bytes, name)) as Frame,
        (await decode(node, bytes, name)) as Frame,
      ];
      expect(facts).toEqual(others);
      // A comparison of four million samples one by one takes a minute.
      expect(Buffer.from(samples.buffer).equals(Buffer.from(expected.buffer))).toBe(true);
    }
  });
});
