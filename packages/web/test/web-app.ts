/** The application of the browser, built and served as a file server would, with a person at it. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Download, Page } from 'playwright-core';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

export async function buildApp(outDir: string): Promise<void> {
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir, emptyOutDir: true } });
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

export interface Served {
  readonly url: string;
  /** What was asked for, in its order. */
  readonly asked: string[];
  close(): void;
}

export const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

export async function serveApp(folder: string, headers: Readonly<Record<string, string>> = {}): Promise<Served> {
  const asked: string[] = [];
  const server: Server = createServer(({ url = '/' }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://app').pathname);
    asked.push(path);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', ...headers });
    return response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, asked, close: () => void server.close() };
}

type Files = Parameters<Page['setInputFiles']>[1];

export const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name }).first();

/** Chooses a folder, and waits until the page says what is in it. */
export async function chooseFolder(page: Page, folder: string): Promise<void> {
  await page.locator('input[name=folder]').setInputFiles(folder);
  await seen(page);
}

export async function chooseFiles(page: Page, files: Files): Promise<void> {
  await page.locator('input[name=photographs]').setInputFiles(files);
  await seen(page);
}

const seen = (page: Page): Promise<unknown> => page.getByText('Add more photographs').waitFor();

export async function scan(page: Page): Promise<void> {
  await button(page, /^Scan/).click();
  await page.locator('.verdict').waitFor();
}

/** The bytes of what a click saves. */
export async function saved(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const [download]: [Download, void] = await Promise.all([page.waitForEvent('download'), click()]);
  return readFileSync(await download.path());
}

/** The Result, as it is saved. */
export async function resultIn(page: Page): Promise<string> {
  return (await saved(page, () => button(page, 'Result (JSON)').click())).toString('utf8');
}
