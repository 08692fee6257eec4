/** Opens reports in a real browser, from a file, and takes down all that a report may not do. */
import type { Result } from '@hotpix/result';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from '../../../test/support/chromium.ts';
import { renderPage } from '../src/render-page.ts';

interface Opened {
  readonly page: Page;
  /** Addresses it asked for besides its own. */
  readonly requests: readonly string[];
  /** Errors, warnings and violations of its content security policy. */
  readonly complaints: readonly string[];
}

type OpenOptions = BrowserContextOptions & { readonly fragment?: string };

export type Open = (result: Result, options?: OpenOptions) => Promise<Opened>;

/** For a test file: gives a function that opens a report in a window of its own; after each test all are closed. */
export function withBrowser(): Open {
  const open = withPages();
  return (result, options) => open(renderPage(result), options);
}

/** The same for any page. */
export function withPages(): (html: string, options?: OpenOptions) => Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'hotpix-report-'));
  let browser: Browser | undefined;
  let written = 0;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(() => Promise.all(browser?.contexts().map((context) => context.close()) ?? []));
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });
  return async (html, { fragment = '', ...options } = {}) => {
    if (!browser) throw new Error('The browser has not been started.');
    const file = join(folder, `report-${written++}.html`);
    writeFileSync(file, html);
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      colorScheme: 'light',
      ...options,
    });
    const page = await context.newPage();
    const address = pathToFileURL(file).href;
    const [requests, complaints]: [string[], string[]] = [[], []];
    page.on('request', (request) => request.url().startsWith(address) || requests.push(request.url()));
    page.on('console', (message) => /error|warning/.test(message.type()) && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${address}${fragment}`);
    await expect.poll(() => page.locator('footer').count()).toBe(1);
    return { page, requests, complaints };
  };
}

/** The colour of a canvas, red, green and blue, at a share of its width and height. */
export async function colourAt(page: Page, canvas: string, x: number, y: number): Promise<number[]> {
  // Drawing waits for the next frame.
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  return page.evaluate(`(() => {
    const canvas = document.querySelectorAll(${JSON.stringify(canvas)})[0];
    const at = [Math.floor(canvas.width * ${x}), Math.floor(canvas.height * ${y})];
    return [...canvas.getContext('2d').getImageData(...at, 1, 1).data.slice(0, 3)];
  })()`);
}
