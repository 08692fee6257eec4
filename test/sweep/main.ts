// Decodes and repairs every JPEG, TIFF and PNG below a folder by a made-up map, and holds each against other programs.
// usage: npm run test:sweep -- <folder> [--json findings.json]
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { examine, type Outcome } from './examine.ts';

const AT_ONCE = 2;
const EXAMPLES = 8;

const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
if (positionals.length !== 1) throw new Error('Expected one folder of pictures, as in npm run test:sweep -- pictures');

const entries = await readdir(positionals[0], { recursive: true, withFileTypes: true });
const paths = entries
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name))
  .sort();
const outcomes: Outcome[] = [];
const queue = paths.values();
await Promise.all(Array.from({ length: AT_ONCE }, examineAll));
if (values.json) await writeFile(values.json, JSON.stringify(outcomes, undefined, 1));
print(outcomes);
process.exitCode = outcomes.some(({ findings }) => findings.length > 0) ? 1 : 0;

async function examineAll(): Promise<void> {
  for (const path of queue) {
    const outcome = await examine(path, await readFile(path));
    if (outcome) outcomes.push(outcome);
    for (const finding of outcome?.findings ?? []) console.error(`${path}: ${finding}`);
  }
}

function print(all: readonly Outcome[]): void {
  for (const [kind, own] of groupBy(all, ({ kind }) => kind)) {
    console.log(`\n${kind}: ${own.length} files`);
    for (const [became, those] of groupBy(own, ({ became }) => became)) console.log(`  ${those.length} ${became}`);
  }
  const findings = all.flatMap(({ path, findings }) => findings.map((finding) => ({ path, finding })));
  for (const [finding, those] of groupBy(findings, ({ finding }) => finding)) {
    console.log(`\n${those.length} x ${finding}`);
    for (const { path } of those.slice(0, EXAMPLES)) console.log(`    ${path}`);
  }
}

/** The largest group first. */
function groupBy<T>(items: readonly T[], nameOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item]);
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}
