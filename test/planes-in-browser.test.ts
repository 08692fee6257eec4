/** Planes of a JPEG in a browser: by WebAssembly, and those of Node. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createPlaneDecoder, planesOf } from '@hotpix/jpeg';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './support/chromium.ts';

/** A file comes, and what became of it goes, as a list of numbers. */
const PROGRAM = `
  import { createPlaneDecoder, planesOf } from '@hotpix/jpeg';

  globalThis.decode = (numbers) => {
    const bytes = Uint8Array.from(numbers);
    const planes = planesOf(bytes).components.map(({ width, height }) => new Uint8Array(width * height));
    const decoder = createPlaneDecoder();
    decoder.decode(bytes, planes);
    return { planes: planes.map((plane) => Array.from(plane)), isByKernels: decoder.memory > 0 };
  };
`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

test.each(['420.jpg', 'progressive.jpg'])('%s', async (name) => {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
    ...({ bundle: true, write: false, platform: 'browser', format: 'esm', logLevel: 'silent' } as const),
  });
  const page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0].text, type: 'module' });
  await page.waitForFunction('globalThis.decode');
  const file = new Uint8Array(readFileSync(new URL(`../packages/decoder-jpeg/test/fixtures/${name}`, import.meta.url)));
  const planes = planesOf(file)!.components.map(({ width, height }) => new Uint8Array(width * height));
  createPlaneDecoder({ kernels: 'reference' }).decode(file, planes);
  expect(await page.evaluate(`decode([${file.join()}])`)).toEqual({
    planes: planes.map((plane) => Array.from(plane)),
    isByKernels: true,
  });
});
