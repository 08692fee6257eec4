/** A whole scan in a page: the reports are those of the command line, to the byte, on one lane and on several. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Result } from '@hotpix/result';
import { simulate } from '@hotpix/simulator';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { hotpix } from './support/hotpix.ts';
import { useFolder } from './support/use-folder.ts';

/** What an application would be: the built-in plugins of the command line, out of their pure parts. */
const APPLICATION = `
  import { createHotpix, jsonReporter, webPlatform } from '@hotpix/core';
  import { jpegDecoder } from '@hotpix/decoder-jpeg/pure';
  import { rawDecoder } from '@hotpix/decoder-raw/pure';
  import { emva1288, evidence, moments, scenes } from '@hotpix/detection';
  import { fixer } from '@hotpix/fixer/pure';
  import { htmlReporter } from '@hotpix/reporter-html';

  const sourceOf = (path) => {
    const read = async () => new Uint8Array(await (await fetch(path)).arrayBuffer());
    return { path, read, head: async () => (await read()).subarray(0, 65536) };
  };
  globalThis.scan = async (paths, { generator, options }) => {
    const decoders = [jpegDecoder(), rawDecoder({ wasm: new URL('libraw.wasm', location.href) })];
    const rankers = [scenes(), moments(), evidence(), emva1288()];
    const platform = webPlatform({ lanes: crossOriginIsolated ? 3 : 1 });
    const plugins = [...decoders, ...rankers, fixer(), jsonReporter(), htmlReporter({ repairCommand: (folders) => \`hotpix fix \${folders.join(' ')} --out repaired\` })];
    const hotpix = createHotpix({ plugins, platform });
    const result = await hotpix.scan(paths.map(sourceOf), { ...options, settings: options, generator });
    return (await hotpix.report(result, ['json', 'html'])).map(({ content }) => content);
  };
`;

const folder = useFolder();
let browser: Browser;
let served: Map<string, Uint8Array>;
let paths: readonly string[];
/** The reports of the command line. */
let expected: readonly string[];

beforeAll(async () => {
  const camera = { seed: 15, width: 480, height: 320, active: { x: 0, y: 0, width: 480, height: 320 } };
  const { frames } = await simulate({ dir: folder(), camera, frames: 3, formats: ['dng'] });
  paths = frames.flatMap(({ files }) => files);
  const reports = ['result.json', 'result.html'];
  await hotpix(folder(), ['scan', ...paths, '--json', reports[0], '--html', reports[1]]);
  expected = reports.map((name) => readFileSync(folder(name), 'utf8'));
  const own = new Map(paths.map((path) => [`/${path}`, new Uint8Array(readFileSync(folder(path)))]));
  served = new Map([...own, ...(await application())]);
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** The files of the application, by where it asks for them. The programs of threads lie beside it. */
async function application(): Promise<[string, Uint8Array][]> {
  const { outputFiles } = await build({
    stdin: { contents: APPLICATION, resolveDir: fileURLToPath(new URL('..', import.meta.url)), sourcefile: 'app.js' },
    ...({ bundle: true, write: false, platform: 'browser', format: 'esm', logLevel: 'silent' } as const),
  });
  const near = createRequire(import.meta.resolve('@hotpix/decoder-raw'));
  return [
    ['/', new TextEncoder().encode('<!doctype html><script type="module" src="app.js"></script>')],
    ['/app.js', outputFiles[0].contents],
    ['/task-thread.js', programOf('core')],
    ['/thread.js', programOf('statistics')],
    ['/threads/repair-thread.js', programOf('fixer')],
    ['/libraw.wasm', readFileSync(near.resolve('libraw-wasm/dist/libraw.wasm'))],
  ];
}

const programOf = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(import.meta.resolve(`@hotpix/${name}/thread`)));

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

function serve(headers: Record<string, string>): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    const content = served.get(url);
    const type = Object.entries(TYPES).find(([end]) => url.endsWith(end))?.[1] ?? 'text/html';
    response.writeHead(content ? 200 : 404, { 'content-type': type, ...headers }).end(content);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Scans in a page that is served with these headers. */
async function scanIn(headers: Record<string, string>): Promise<{ reports: readonly string[]; threads: string[] }> {
  const server = await serve(headers);
  const page = await browser.newPage();
  const threads: string[] = [];
  page.on('worker', (worker) => threads.push(basename(worker.url())));
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction('globalThis.scan');
    const { generator, options } = JSON.parse(expected[0]) as Result;
    const asked = [paths, { generator, options }].map((value) => JSON.stringify(value));
    return { reports: (await page.evaluate(`scan(${asked.join(', ')})`)) as string[], threads };
  } finally {
    await page.close();
    server.close();
  }
}

test('the command line finds defects in these photographs, and shows them', () => {
  const { status, defects } = JSON.parse(expected[0]) as Result;
  expect(status).toBe('complete');
  expect(defects.filter(({ crops = [] }) => crops.length === paths.length).length).toBeGreaterThan(5);
});

const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

describe.each([
  ['a page that stands alone', {}, []],
  ['a page that is isolated, where memory may be shared', ISOLATED, ['task-thread.js']],
])('%s', (_, headers, expectedThreads) => {
  test('gives the reports of the command line', { timeout: 120_000 }, async () => {
    const { reports, threads } = await scanIn(headers as Record<string, string>);
    expect([...new Set(threads)]).toEqual(expectedThreads);
    expect(reports.map((report, i) => report === expected[i])).toEqual([true, true]);
  });
});
