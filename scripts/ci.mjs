// What must hold before a change lands: the two commands of the README, everything of `npm run qa`, the programs that read
// what hotpix writes, and the tests again on Node 24. Counts tests, and each other step as one.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

let passed = 0;
let failed = 0;

/** Runs a command; returns how it ended, and its output, which `show` gets as it comes. */
function run(command, env, show) {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
        show(data);
      });
    }
    child.on('close', (code) => resolve({ isGood: code === 0, output }));
  });
}

/** @param quiet whether the output is shown at the end, so that steps side by side do not mix theirs */
async function step(name, command, { env = {}, quiet = false } = {}) {
  const start = Date.now();
  const title = `\n== ${name}: ${command}`;
  if (!quiet) console.log(title);
  const { isGood, output } = await run(
    command,
    { NO_COLOR: '1', ...env },
    quiet ? () => {} : (data) => process.stdout.write(data),
  );
  if (quiet) console.log(`${title}\n${output}`);
  const tests = countTests(output);
  passed += tests ? tests.passed : Number(isGood);
  failed += tests?.failed || Number(!isGood);
  console.log(`== ${name}: ${isGood ? 'passed' : 'FAILED'} after ${Math.round((Date.now() - start) / 1000)} s`);
}

/** Steps that need nothing of each other, one after the other beside those of the other lanes. */
async function lane(...steps) {
  for (const [name, command, env] of steps) await step(name, command, { quiet: true, env });
}

/** The numbers of vitest's last line, `Tests  1 failed | 511 passed (512)`. */
function countTests(output) {
  const line = output.match(/^\s*Tests\s+.*\(\d+\)$/m)?.[0];
  if (!line) return undefined;
  const number = (word) => Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  return { passed: number('passed'), failed: number('failed') };
}

await step('install', 'npm ci');
await step('build', 'npm run build');
// Each command builds first, for people; here nothing changes in between, and builds side by side would write the same files.
process.env.HOTPIX_IS_BUILT = '1';

// The programs come from the network and are unpacked, which leaves the processors to the demo.
await Promise.all([
  lane(['demo', 'npm run demo'], ['check of the demo', 'node packages/cli/bin/hotpix.js check demo/dng.json']),
  lane(['programs', 'npm run programs']),
]);

const folder = mkdtempSync(join(tmpdir(), 'hotpix-node-24-'));
await Promise.all([
  lane(['lint', 'npm run lint'], ['packages', 'npm run packages']),
  lane(
    ['types', 'npm run typecheck'],
    ['documents', 'npm run docs:check'],
    ['site', 'npm run docs:site'],
    ['install of Node 24', `npm install --silent --prefix "${folder}" node@24`],
  ),
]);

await step('tests', 'npm test');

const path = `${join(folder, 'node_modules/node/bin')}${delimiter}${process.env.PATH}`;
// What depends on Node: files, processes, threads, WebAssembly and native code. The rest is arithmetic, or runs in the browser.
const dependent = [
  'packages/cli',
  'packages/decoder-jpeg',
  'packages/decoder-raw',
  'packages/statistics/test/wasm',
  'packages/statistics/test/evidence/thread-pool.test.ts',
  'packages/core/test/pipeline',
  'examples/custom',
  'test/scan.test.ts',
];
// Where the one waits for a program, or has a last long test left, the other works.
await Promise.all([
  lane(['peers', 'npm run test:peers']),
  lane(['tests on Node 24', `node --version && npx vitest run ${dependent.join(' ')}`, { PATH: path }]),
]);
rmSync(folder, { recursive: true, force: true });

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
