// What Lighthouse says of the application of the browser, as it is built; fails where a category has less than 95 of 100.
// usage: npm run bench:lighthouse
// Lighthouse is fetched by npm when it is wanted: it is larger than all that it is run on.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildApp, ISOLATED, serveApp } from '../packages/web/test/web-app.ts';
import { chromiumPath } from '../test/support/chromium.ts';

const LEAST = 0.95;
const LIGHTHOUSE = 'lighthouse@13';
/** A phone, whose processor and network are slowed down, and a desk. */
const FORMS = { phone: [], desk: ['--preset=desktop'] };

interface Said {
  readonly categories: Readonly<Record<string, Category>>;
  readonly audits: Readonly<Record<string, Audit>>;
}

interface Category {
  readonly title: string;
  readonly score: number | null;
  readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
}

interface Audit {
  readonly title: string;
  readonly score: number | null;
  readonly displayValue?: string;
}

const folder = mkdtempSync(join(tmpdir(), 'hotpix-lighthouse-'));
await buildApp(folder);
const served = await serveApp(folder, ISOLATED);
try {
  for (const [form, flags] of Object.entries(FORMS)) show(form, await ask(served.url, flags));
} finally {
  served.close();
  rmSync(folder, { recursive: true });
}

async function ask(url: string, flags: readonly string[]): Promise<Said> {
  const own = ['--quiet', '--output=json', '--no-enable-error-reporting', '--chrome-flags=--headless=new --no-sandbox'];
  const { stdout } = await promisify(execFile)(
    'npm',
    ['exec', '--yes', '--loglevel=error', LIGHTHOUSE, '--', url, ...own, ...flags],
    { env: { ...process.env, CHROME_PATH: chromiumPath() }, maxBuffer: 2 ** 28 },
  );
  return JSON.parse(stdout) as Said;
}

function show(form: string, { categories, audits }: Said): void {
  for (const { title, score, auditRefs } of Object.values(categories)) {
    console.log(`${form}: ${title} ${inHundred(score)}`);
    if (score === null || score < LEAST) process.exitCode = 1;
    for (const { id, weight } of auditRefs) {
      const audit = audits[id];
      if (weight === 0 || audit.score === 1) continue;
      console.log(`  ${inHundred(audit.score)} ${audit.title} ${audit.displayValue ?? ''}`.trimEnd());
    }
  }
}

function inHundred(score: number | null): string {
  return score === null ? 'none' : String(Math.round(100 * score));
}
