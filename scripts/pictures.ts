// Takes the pictures of the README anew: the report of the demo's camera, and the page in the browser with its sample photographs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { simulate } from '@hotpix/simulator';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { button, ISOLATED, scan, serveApp } from '../packages/web/test/web-app.ts';
import { launchChromium } from '../test/support/chromium.ts';
import { CAMERA, FRAMES } from './demo/camera.ts';

const SIZES = { report: { width: 1280, height: 1180 }, web: { width: 1100, height: 1210 } };

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hotpix-pictures-'));
const browser = await launchChromium();
try {
  await report(browser);
  await web(browser);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

async function report(browser: Browser): Promise<void> {
  await simulate({ dir: join(folder, 'photos'), camera: CAMERA, frames: FRAMES, formats: ['dng'] });
  const bin = join(root, 'packages/cli/dist/bin.js');
  execFileSync(process.execPath, [bin, 'scan', 'photos/dng', '--html', 'report.html', '--quiet'], { cwd: folder });
  const page = await browser.newPage({ viewport: SIZES.report });
  await page.goto(pathToFileURL(join(folder, 'report.html')).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take(page, 'report.png');
}

async function web(browser: Browser): Promise<void> {
  const served = await serveApp(join(root, 'packages/web/dist'), ISOLATED);
  try {
    const context = await browser.newContext({ viewport: SIZES.web, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(served.url);
    await button(page, 'Try it with sample photographs').click();
    await scan(page);
    await page.locator('.stage[aria-busy=false]').waitFor();
    await take(page, 'web.png');
  } finally {
    served.close();
  }
}

async function take(page: Page, name: string): Promise<void> {
  const picture = sharp(await page.screenshot()).png({ palette: true, effort: 10 });
  writeFileSync(join(root, 'docs', name), await picture.toBuffer());
  console.log(`docs/${name}`);
}
