/** The pure parts at work in a browser: frames and repaired files are those of Node, to the byte. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createHotpix, type Frame, type Patch, type Plugin } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { rawDecoder } from '@hotpix/decoder-raw';
import { writeDng } from '@hotpix/dng';
import { fixer } from '@hotpix/fixer';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './support/chromium.ts';

/** What runs in the page: a file comes and its frame and a repaired copy go as text of Latin-1. */
const PROGRAM = `
  import { webPlatform } from '@hotpix/core';
  import { jpegDecoder } from '@hotpix/decoder-jpeg/pure';
  import { rawDecoder } from '@hotpix/decoder-raw/pure';
  import { fixer } from '@hotpix/fixer/pure';

  const bytesOf = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const textOf = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  globalThis.start = (wasm) => {
    const decoders = [rawDecoder({ wasm: bytesOf(wasm) }), jpegDecoder()];
    const signal = new AbortController().signal;
    globalThis.repair = async (path, text, patches) => {
      const bytes = bytesOf(text);
      const source = { path, head: async () => bytes.subarray(0, 65536), read: async () => bytes };
      for (const { decode } of decoders) {
        const frame = decode.match(bytes, path) && (await decode.decode(source, { signal, maxPixels: 1e8 }));
        if (!frame) continue;
        const { samples, ...facts } = frame;
        const written = await fixer().write.write({ source, frame, patches, signal, platform: webPlatform() });
        const raw = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
        return { facts, samples: textOf(raw), written: textOf(written.bytes), notes: written.notes };
      }
    };
  };
`;

let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
    ...({ bundle: true, write: false, platform: 'browser', format: 'esm', logLevel: 'silent' } as const),
  });
  browser = await launchChromium();
  page = await browser.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => complaints.push(request.url()));
  await page.addScriptTag({ content: outputFiles[0].text, type: 'module' });
  await page.waitForFunction('globalThis.start');
  const wasm = readFileSync(
    createRequire(import.meta.resolve('@hotpix/decoder-raw')).resolve('libraw-wasm/dist/libraw.wasm'),
  );
  await page.evaluate(`start(${JSON.stringify(wasm.toString('latin1'))})`);
});
afterAll(() => browser?.close());

const latin1 = ({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('latin1');

async function expectSame(path: string, bytes: Uint8Array, decoder: Plugin): Promise<void> {
  const hotpix = createHotpix({ plugins: [decoder, fixer()] });
  const source = sourceOf(path, bytes);
  const decoded = await hotpix.decode(source);
  const { samples, ...facts } = decoded.frame;
  const patches = [patchOf(decoded.frame)];
  const written = await hotpix.write(source, decoded, patches);
  const asked = [path, latin1(bytes), patches].map((value) => JSON.stringify(value));
  const inBrowser = (await page.evaluate(`repair(${asked.join(', ')})`)) as Record<string, unknown>;
  expect(inBrowser.facts).toEqual(JSON.parse(JSON.stringify(facts)));
  expect(inBrowser.samples === latin1(samples)).toBe(true);
  expect(inBrowser.notes).toEqual(written.notes);
  expect(inBrowser.written === latin1(written.bytes)).toBe(true);
  expect(complaints).toEqual([]);
}

function patchOf({ samples, width, channels }: Frame): Patch {
  const [x, y] = [21, 17];
  const from = samples[(y * width + x) * channels];
  return { x, y, channel: 0, from, to: from === 7 ? 8 : 7, method: 'by hand' };
}

test('a DNG: decoded by LibRaw and its own reader, and edited in place', { timeout: 120_000 }, async () => {
  const [width, height] = [64, 48];
  const samples = Uint16Array.from({ length: width * height }, (_, at) => (at * 40_503) % 16_384);
  const active = { x: 0, y: 0, width, height };
  const image = { samples, width, height, active, mosaic: ['RG', 'GB'], black: 512, white: 16_383 };
  await expectSame('a.dng', writeDng({ ...image, make: 'Maker', model: 'Model' }), rawDecoder());
});

test('a TIFF in Deflate: read and changed without any library for pictures', async () => {
  const raw = { width: 64, height: 48, channels: 3 } as const;
  const samples = Uint8Array.from({ length: 64 * 48 * 3 }, (_, at) => (at * 7) % 251);
  const tiff = await sharp(samples, { raw }).tiff({ compression: 'deflate' }).toBuffer();
  await expectSame('a.tif', new Uint8Array(tiff), jpegDecoder());
});

const KDC = new URL('../../shared/data/kodak-dc120/P003908.KDC', import.meta.url);
test.skipIf(!existsSync(KDC))('a raw file of ../shared/data that only LibRaw reads', { timeout: 120_000 }, async () => {
  await expectSame('P003908.KDC', new Uint8Array(readFileSync(KDC)), rawDecoder());
});
