// What must hold before a change lands: the two commands of the README, everything of `npm run qa`, the programs that read
// what hotpix writes, and the tests again on Node 24. Counts tests, and each other step as one.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

let passed = 0;
let failed = 0;

/** Runs a command with its output shown; returns how it ended, and the output. */
function run(command, env) {
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      process.stdout.write(data);
    });
    child.on('close', (code) => resolve({ isGood: code === 0, output }));
  });
}

async function step(name, command, env = {}) {
  console.log(`\n== ${name}: ${command}`);
  const start = Date.now();
  const { isGood, output } = await run(command, { NO_COLOR: '1', ...env });
  const tests = countTests(output);
  passed += tests ? tests.passed : Number(isGood);
  failed += tests?.failed || Number(!isGood);
  console.log(`== ${name}: ${isGood ? 'passed' : 'FAILED'} after ${Math.round((Date.now() - start) / 1000)} s`);
}

/** The numbers of vitest's last line, `Tests  1 failed | 511 passed (512)`. */
function countTests(output) {
  const line = output.match(/^\s*Tests\s+.*\(\d+\)$/m)?.[0];
  if (!line) return undefined;
  const number = (word) => Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  return { passed: number('passed'), failed: number('failed') };
}

await step('install', 'npm ci');
await step('demo', 'npm run demo');
await step('check of the demo', 'node packages/cli/dist/bin.js check demo/dng.json');
await step('types', 'npm run typecheck');
await step('lint', 'npm run lint');
await step('documents', 'npm run docs:check');
await step('site', 'npm run docs:site');
await step('packages', 'npm run packages');
await step('tests', 'npm test');
await step('peers', 'npm run test:peers');

const folder = mkdtempSync(join(tmpdir(), 'hotpix-node-24-'));
await step('install of Node 24', `npm install --silent --prefix "${folder}" node@24`);
const path = `${join(folder, 'node_modules/node/bin')}${delimiter}${process.env.PATH}`;
// What depends on Node: files, processes, threads, WebAssembly and native code. The rest is arithmetic, or runs in the browser.
const dependent = [
  'packages/cli',
  'packages/decoder-jpeg',
  'packages/decoder-raw',
  'packages/statistics/test/wasm',
  'packages/statistics/test/evidence/thread-pool.test.ts',
  'packages/core/test/pipeline',
  'examples',
  ...['packed', 'scan'].map((name) => `test/${name}.test.ts`),
];
await step('tests on Node 24', `node --version && npx vitest run ${dependent.join(' ')}`, { PATH: path });
rmSync(folder, { recursive: true, force: true });

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
