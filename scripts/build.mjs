// Builds every package: the kernels, programs of threads and the report's page first, which packages embed, then all TypeScript, then what Node loads of it.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (script, ...args) => execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });

// Said by a caller that has built already, and changed nothing since.
if (process.env.HOTPIX_IS_BUILT) process.exit();

for (const name of ['dng', 'jpeg', 'statistics']) run(`packages/${name}/scripts/kernels.mjs`);
run('packages/decoder-jpeg/scripts/thread.mjs');
if (existsSync(`${root}packages/reporter-html/scripts/page.mjs`)) run('packages/reporter-html/scripts/page.mjs');
run('node_modules/typescript/bin/tsc', '--build');
run('scripts/bundle.mjs');
