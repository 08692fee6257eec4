// Builds every package: the kernels, programs of threads and the report's page first, which packages embed, then all TypeScript, then what Node loads of it.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleThread } from './bundle-thread.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (script, ...args) => execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });

/** Programs of threads, and what becomes of them. */
const THREADS = [
  ['statistics/src/threads/serve.ts', 'statistics/dist/threads/thread.js'],
  ['decoder-jpeg/src/planes-thread.ts', 'decoder-jpeg/dist/threads/planes-thread.js'],
  ['fixer/src/repair-thread.ts', 'fixer/dist/threads/repair-thread.js'],
];

// Said by a caller that has built already, and changed nothing since.
if (process.env.HOTPIX_IS_BUILT) process.exit();

for (const name of ['dng', 'jpeg', 'statistics']) run(`packages/${name}/scripts/kernels.mjs`);
for (const [entry, target] of THREADS) await bundleThread(entry, target);
if (existsSync(`${root}packages/reporter-html/scripts/page.mjs`)) run('packages/reporter-html/scripts/page.mjs');
run('node_modules/typescript/bin/tsc', '--build');
run('scripts/bundle.mjs');
