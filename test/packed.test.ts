/** The packages as npm would ship them, installed into a folder that knows nothing of this repository. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { simulate } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA } from './support/camera.ts';
import { root } from './support/hotpix.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const isWindows = process.platform === 'win32';

/** Runs a program in the folder of the user; its output, or its error with all that it said. */
async function run(command: string, ...args: string[]): Promise<string> {
  const options = { cwd: at('user'), env: { ...process.env, NODE_OPTIONS: '' }, shell: isWindows, maxBuffer: 2 ** 26 };
  return promisify(execFile)(command, args, options).then(
    ({ stdout }) => stdout,
    (error: Error & { stdout: string; stderr: string }) =>
      Promise.reject(new Error(error.message + error.stdout + error.stderr)),
  );
}

/** Runs a command that a package brought, without npx, which takes a second to find it. */
const bin = (name: string, ...args: string[]): Promise<string> => run(join('node_modules/.bin', name), ...args);

/** Folders of the packages that are published. */
async function published(): Promise<string[]> {
  const folders = (await readdir(join(root, 'packages'))).map((name) => join(root, 'packages', name));
  const manifests = await Promise.all(folders.map((folder) => readFile(join(folder, 'package.json'), 'utf8')));
  return folders.filter((_, i) => !JSON.parse(manifests[i]).private);
}

beforeAll(async () => {
  await mkdir(at('user'));
  await writeFile(at('user/package.json'), '{ "name": "user", "private": true, "type": "module" }');
  await run('npm', 'pack', '--silent', '--pack-destination', at(), ...(await published()));
  const tarballs = (await readdir(at())).filter((name) => name.endsWith('.tgz')).map((name) => at(name));
  await run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs);
  await simulate({ dir: at('user/photos'), camera: CAMERA, frames: 2 });
}, 240_000);

test('npx finds the command line', async () => {
  expect(await run('npx', '--no-install', 'hotpix', '--version')).toMatch(/^\d+\.\d+\.\d+/);
});

test.each(['dng', 'jpeg'])('hotpix scan works on %s', async (kind) => {
  const said = await bin('hotpix', 'scan', `photos/${kind}`, '--html', `${kind}.html`);
  expect(said).toMatch(/^\d+ defects?: /);
  expect(said).toContain('2 files: 2 used, 0 set aside, 0 failed.');
});

test('hotpix fix works', async () => {
  await bin('hotpix', 'fix', 'photos/dng', 'photos/jpeg', '--out', 'fixed');
  expect(await readdir(at('user/fixed'))).toEqual(['frame-0001.dng', 'frame-0002.dng']);
});

/** A config with plugins in TypeScript, and every package called as its types have it. */
async function writeProject(): Promise<void> {
  await copyFile(join(root, 'examples/custom-decoder/src/sensor-dump.ts'), at('user/sensor-dump.ts'));
  await copyFile(join(root, 'examples/custom-reporter/src/junit-reporter.ts'), at('user/junit-reporter.ts'));
  await writeFile(
    at('user/hotpix.config.ts'),
    `import { defineConfig, type HotpixConfig } from 'hotpix';
import type { Ranker } from '@hotpix/core';
import { junitReporter } from './junit-reporter.ts';
import { sensorDump } from './sensor-dump.ts';

const rank: Ranker = (findings) => ({ ...findings, defects: findings.defects.slice(0, 1) });
const config: HotpixConfig = { files: ['photos'], limits: { defects: 10, new: 0 }, rank: 'evidence' };
export default defineConfig({ ...config, plugins: [sensorDump(), junitReporter(), { name: 'strongest', rank }] });

// @ts-expect-error a ranking that is none
defineConfig({ rank: 'best' });
// @ts-expect-error a limit that is none
defineConfig({ limits: { warm: 1 } });
// @ts-expect-error a plugin without a name
defineConfig({ plugins: [{ rank }] });
`,
  );
  await writeFile(
    at('user/library.ts'),
    `import { createHotpix, type Result } from '@hotpix/core';
import { evidence, moments, scenes } from '@hotpix/detection';
import { parseResult } from '@hotpix/result';
import { checkDecoder, checkReporter } from '@hotpix/core/testing';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { rawDecoder } from '@hotpix/decoder-raw';
import { fixer } from '@hotpix/fixer';
import { htmlReporter } from '@hotpix/reporter-html';
import { simulate } from '@hotpix/simulator';
import { sensorDump } from './sensor-dump.ts';

const plugins = [jpegDecoder(), rawDecoder(), scenes(), moments(), evidence(), fixer({ method: 'mean' }), htmlReporter()];
const result: Result = await createHotpix({ plugins }).scan([]);
export const defects: Result['defects'] = parseResult(JSON.stringify(result)).defects;
await checkDecoder(sensorDump(), { path: 'a.dump', bytes: new Uint8Array() });
await checkReporter(htmlReporter());
export const { width } = await simulate({ dir: 'photos', frames: 1 });
`,
  );
}

const NODE = { lib: ['ES2023'], types: ['node'], typeRoots: [join(root, 'node_modules/@types')] };
const BROWSER = { lib: ['ES2023', 'DOM'], types: [] };

test.each([
  ['NodeNext', 'NodeNext', NODE],
  ['Bundler', 'ESNext', BROWSER],
])('plugins and a config type-check with the resolution of %s', async (moduleResolution, module, surroundings) => {
  await writeProject();
  const compilerOptions = {
    ...surroundings,
    moduleResolution,
    module,
    target: 'ES2023',
    strict: true,
    skipLibCheck: false,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    noEmit: true,
  };
  const config = { compilerOptions, files: ['hotpix.config.ts', 'library.ts'] };
  await writeFile(at('user/tsconfig.json'), JSON.stringify(config));
  expect(await run(process.execPath, tsc, '--project', 'tsconfig.json')).toBe('');
});

test('the config with its plugins runs', async () => {
  await writeProject();
  const said = await bin('hotpix', 'scan', 'photos/dng', '--report', 'own-junit=junit.xml', '--top', '1');
  expect(said).toMatch(/^1 defect: /);
  expect(await readFile(at('user/junit.xml'), 'utf8')).toContain('<testsuites>');
});

describe('npm create hotpix-plugin', () => {
  const KINDS = ['decoder', 'ranker', 'reporter', 'accumulator', 'fixer'];

  beforeAll(async () => {
    // The vitest of this repository: its versions are those that new plugins ask for.
    await symlink(join(root, 'node_modules/vitest'), at('user/node_modules/vitest'), 'junction');
    for (const kind of KINDS) await bin('create-hotpix-plugin', `plugins/odd-${kind}`, '--kind', kind);
  });

  test('writes a package that builds', async () => {
    expect(await run(process.execPath, tsc, '--project', 'plugins/odd-decoder/tsconfig.build.json')).toBe('');
    expect((await readdir(at('user/plugins/odd-decoder/dist'))).sort()).toEqual(['index.d.ts', 'index.js']);
  });

  test('the plugins that it writes, and those of the page on plugins, type-check as it has them do', async () => {
    await mkdir(at('user/plugins/page'));
    for (const [name, code] of Object.entries(await modulesOf('docs/writing-a-plugin.md')))
      await writeFile(at('user/plugins/page', name), code);
    // All kinds have one tsconfig.json; each run of the compiler takes seconds.
    const compilerOptions = { types: NODE.types, typeRoots: NODE.typeRoots };
    const include = ['odd-*/src', 'odd-*/test', 'page'];
    const config = { extends: './odd-decoder/tsconfig.json', compilerOptions, include };
    await writeFile(at('user/plugins/tsconfig.json'), JSON.stringify(config));
    expect(await run(process.execPath, tsc, '--project', 'plugins')).toBe('');
  });

  test('the plugins that it writes, and those of that page, pass their own tests', async () => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const said = await run(process.execPath, vitest, 'run', '--root', 'plugins', '--no-isolate', '--no-color');
    expect(said).toMatch(/Test Files +10 passed/);
  });

  test('writes plugins that a config can use', async () => {
    const config = `import { defineConfig } from 'hotpix';
import { oddRanker } from './plugins/odd-ranker/src/index.ts';
import { oddReporter } from './plugins/odd-reporter/src/index.ts';
import { oddAccumulator } from './plugins/odd-accumulator/src/index.ts';
export default defineConfig({ plugins: [oddRanker(), oddReporter(), oddAccumulator()] });`;
    await writeFile(at('user/hotpix.config.ts'), config);
    const reports = ['--report', 'odd-reporter=odd.txt', '--json', 'odd.json'];
    await bin('hotpix', 'scan', 'photos/dng', ...reports);
    expect(await readFile(at('user/odd.txt'), 'utf8')).toMatch(/^Hotpix Simulated: \d+ defects\n/);
    const { sections } = JSON.parse(await readFile(at('user/odd.json'), 'utf8')) as { sections: object };
    expect(sections).toMatchObject({ 'odd-ranker': { warm: 0 }, 'odd-accumulator': { always: expect.any(Number) } });
  });
});

/** The code blocks of a page that say in their first line which module they are. */
async function modulesOf(page: string): Promise<Record<string, string>> {
  const blocks = (await readFile(join(root, page), 'utf8')).matchAll(/^```ts\n\/\/ (\S+\.ts)\n(.*?)^```/gms);
  return Object.fromEntries([...blocks].map(([, name, code]) => [name, code]));
}
