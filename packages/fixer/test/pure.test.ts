/** The fixer that needs no Node module, held against the one for Node. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import {
  createHotpix,
  webPlatform,
  type Frame,
  type Patch,
  type Platform,
  type Plugin,
  type Written,
} from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { writeDng } from '@hotpix/dng';
import { fixer } from '@hotpix/fixer';
import { fixer as pureFixer } from '@hotpix/fixer/pure';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sharpEncoder } from '../src/node/sharp-encoder.ts';
import { OWN_PORTS } from '../src/ports.ts';
import { frameOf, grid } from './support/frames.ts';

const [WIDTH, HEIGHT] = [64, 48];
const picture = sharp(
  Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, at) => (at * 7) % 251),
  { raw: { width: WIDTH, height: HEIGHT, channels: 3 } },
);
const mosaicFrame = frameOf(
  grid(WIDTH, HEIGHT, (x, y) => (x * 31 + y * 17) % 4000),
  { bits: 16, mosaic: ['RG', 'GB'] },
);

/** A sample in the middle becomes another. */
async function repair(bytes: Uint8Array, plugin: Plugin, own?: Frame, lent: Partial<Platform> = {}): Promise<Written> {
  const hotpix = createHotpix({ plugins: [jpegDecoder(), plugin], platform: { ...webPlatform(), ...lent } });
  const frame = own ?? (await hotpix.decode(sourceOf('a', bytes))).frame;
  const { samples, width, channels, lossy } = frame;
  const from = samples[(20 * width + 30) * channels];
  const method = lossy ? 'membrane' : 'by hand';
  const patches: Patch[] = [{ x: 30, y: 20, channel: 0, from, to: from === 90 ? 91 : 90, method }];
  return hotpix.write(sourceOf('a', bytes), { frame, decoder: 'a decoder' }, patches);
}

test.each<[string, () => Promise<Uint8Array>]>([
  ['a JPEG', () => picture.clone().jpeg().toBuffer()],
  ['a PNG', () => picture.clone().png().toBuffer()],
  ['a TIFF in Deflate', () => picture.clone().tiff({ compression: 'deflate' }).toBuffer()],
  ['a TIFF in LZW', () => picture.clone().tiff({ compression: 'lzw', predictor: 'horizontal' }).toBuffer()],
])('%s is repaired to the same samples', async (_, file) => {
  const bytes = new Uint8Array(await file());
  const [pure, node] = [await repair(bytes, pureFixer()), await repair(bytes, fixer())];
  const samplesOf = ({ bytes: repaired }: Written): Promise<Buffer> => sharp(repaired).raw().toBuffer();
  expect(await samplesOf(pure)).toEqual(await samplesOf(node));
  expect(pure.notes).toEqual(node.notes);
});

test('a DNG is repaired to the same bytes, its digest included', async () => {
  const { samples, width, height, active, black, white, mosaic } = mosaicFrame;
  const image = { samples: samples as Uint16Array, width, height, active, black, white, mosaic, make: 'A', model: 'B' };
  const bytes = writeDng(image, { md5: (of) => createHash('md5').update(of).digest() });
  const [pure, node] = [await repair(bytes, pureFixer(), mosaicFrame), await repair(bytes, fixer(), mosaicFrame)];
  expect(Buffer.compare(pure.bytes, node.bytes)).toBe(0);
});

test('what has to be encoded anew is refused without an encoder, and repaired with one', async () => {
  const bytes = new Uint8Array(await picture.clone().png({ palette: true, colours: 16 }).toBuffer());
  await expect(repair(bytes, pureFixer())).rejects.toThrow('Expected a host that encodes pictures');
  const [lent, node] = [await repair(bytes, pureFixer({}, { encoder: sharpEncoder })), await repair(bytes, fixer())];
  expect(Buffer.compare(lent.bytes, node.bytes)).toBe(0);
});

test('a new DNG has its preview without an encoder', async () => {
  const raw = new Uint8Array(Buffer.from('FUJIFILM, but for the rest'));
  const [pure, node] = [await repair(raw, pureFixer(), mosaicFrame), await repair(raw, fixer(), mosaicFrame)];
  expect(Buffer.from(pure.bytes).includes(Buffer.of(0xff, 0xd8, 0xff, 0xe0))).toBe(true);
  expect(Buffer.compare(pure.bytes, node.bytes)).toBe(0);
});

test('the digest of its own is that which everybody knows', () => {
  const words = new TextEncoder().encode('123456789');
  expect(Buffer.from(OWN_PORTS.md5(words)).toString('hex')).toBe('25f9e794323b453885f5181f1b624d0b');
});

test('samples of PNG that would inflate without end are refused', async () => {
  const bytes = new Uint8Array(await picture.clone().png().toBuffer());
  const bomb = deflateSync(new Uint8Array(2 ** 26));
  await expect(OWN_PORTS.backgroundZlib.inflate(bomb, bytes.length)).rejects.toThrow('more than');
});

test('the digest of a DNG is made by the platform where it has MD5', async () => {
  const raw = new Uint8Array(Buffer.from('FUJIFILM, but for the rest'));
  const md5 = (): Uint8Array => new Uint8Array(16).fill(0xab);
  const [own, lent] = [
    await repair(raw, pureFixer(), mosaicFrame),
    await repair(raw, pureFixer(), mosaicFrame, { md5 }),
  ];
  const isIn = ({ bytes }: { bytes: Uint8Array }): boolean => Buffer.from(bytes).includes(Buffer.from(md5()));
  expect([own, lent].map(isIn)).toEqual([false, true]);
});
