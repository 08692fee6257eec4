// What a scan costs in Chromium beside the command line, and its memory, on Linux.
// usage: npm run bench:web -- [--photographs n] [--large n] [--rounds n]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { chooseFiles, buildApp, ISOLATED, scan, serveApp } from '../packages/web/test/web-app.ts';
import { launchChromium } from '../test/support/chromium.ts';
import { repeated, takeAll } from './speed/photographs.ts';
import { watchMemory, type Peak } from './web/memory.ts';

const { values } = parseArgs({
  options: {
    photographs: { type: 'string', default: '24' },
    large: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '3' },
  },
});
const [USUAL, LARGE] = [
  { megapixels: 12, photographs: 6 },
  { megapixels: 24, photographs: 4 },
];
const bin = fileURLToPath(new URL('../packages/cli/dist/bin.js', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'hotpix-web-'));
await buildApp(join(folder, 'app'));
const served = await serveApp(join(folder, 'app'), ISOLATED);
try {
  await compareTimes(Number(values.photographs), Number(values.rounds));
  if (Number(values.large) > 0) await measureMemory(Number(values.large));
} finally {
  served.close();
  rmSync(folder, { recursive: true });
}

async function compareTimes(number: number, rounds: number): Promise<void> {
  await takeAll(USUAL, ['jpeg']);
  const files = repeated(USUAL, 'jpeg', number);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const own = commandLine(files);
    const seconds = await inChromium(files, (_, page) => secondsOfScan(page));
    ratios.push(seconds / own);
    console.log(
      `${number} JPEGs of ${USUAL.megapixels} megapixels: command line ${own.toFixed(1)} s, Chromium ${seconds.toFixed(1)} s`,
    );
  }
  if (rounds === 0) return;
  const median = ratios.sort((a, b) => a - b)[Math.floor(rounds / 2)];
  console.log(`Chromium by the command line: ${median.toFixed(2)}; at most 1.6.`);
}

async function measureMemory(number: number): Promise<void> {
  await takeAll(LARGE, ['jpeg']);
  const peaks = await inChromium(repeated(LARGE, 'jpeg', number), async (browser, page) => {
    const watch = await watchMemory(browser, page);
    await secondsOfScan(page);
    return watch.end();
  });
  const most = Math.max(...peaks.map(({ bytes }) => bytes));
  console.log(
    `${number} JPEGs of ${LARGE.megapixels} megapixels: peak of the tab ${(most / 1e9).toFixed(2)} GB; at most 1.5.`,
  );
  peaks.forEach(tellPeak);
}

function tellPeak({ phase, bytes, parts, others }: Peak): void {
  const listed = (held: ReadonlyMap<string, number>): string =>
    [...held].map(([name, bytes]) => `${name} ${(bytes / 1e6).toFixed(0)}`).join('; ');
  console.log(`  ${phase}: ${(bytes / 1e6).toFixed(0)} MB: ${listed(parts)}. Beside the tab: ${listed(others)}`);
}

function commandLine(files: readonly string[]): number {
  const start = performance.now();
  const outputs = ['--json', join(folder, 'result.json'), '--html', join(folder, 'result.html')];
  // What repeats is refused in both.
  execFileSync(process.execPath, [bin, 'scan', ...files, ...outputs, '--quiet'], { stdio: 'ignore' });
  return (performance.now() - start) / 1000;
}

async function inChromium<T>(files: readonly string[], work: (browser: Browser, page: Page) => Promise<T>): Promise<T> {
  const browser = await launchChromium();
  try {
    const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
    page.setDefaultTimeout(0);
    await page.goto(served.url);
    await chooseFiles(page, files);
    const answer = await work(browser, page);
    console.log(`  ${await page.getByRole('heading', { level: 1 }).textContent()}`);
    return answer;
  } finally {
    await browser.close();
  }
}

async function secondsOfScan(page: Page): Promise<number> {
  const start = performance.now();
  await scan(page);
  return (performance.now() - start) / 1000;
}
