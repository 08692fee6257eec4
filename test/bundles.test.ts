/** What a bundler makes of the pure parts: no module of Node, no native code. */
import { builtinModules, isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PURE = [
  ...['result', 'core', 'statistics', 'detection'].map((name) => `@hotpix/${name}`),
  ...['sniff', 'tiff', 'dng', 'jpeg', 'defect-maps', 'reporter-ci', 'reporter-defect-maps', 'reporter-html'].map(
    (name) => `@hotpix/${name}`,
  ),
  ...['decoder-raw', 'decoder-jpeg', 'fixer', 'history'].map((name) => `@hotpix/${name}/pure`),
];

/** Every module that goes into a bundle for browsers, and those that it would ask for as it runs. */
async function modulesOf(entry: string): Promise<{ inside: string[]; outside: string[] }> {
  const { metafile, warnings } = await build({
    stdin: { contents: `export * from '${entry}';`, resolveDir: ROOT },
    ...({
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      metafile: true,
      logLevel: 'silent',
    } as const),
  });
  expect(warnings).toEqual([]);
  const [{ inputs, imports }] = Object.values(metafile.outputs);
  const inside = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { inside: inside.map(([path]) => path), outside: imports.map(({ path }) => path) };
}

describe.each(PURE)('%s in a bundle for browsers', (entry) => {
  test('has nothing of Node, and no native code', async () => {
    const { inside, outside } = await modulesOf(entry);
    expect(outside).toEqual([]);
    expect(inside.filter((path) => isBuiltin(path) || /node_modules\/(sharp|@img)\//.test(path))).toEqual([]);
    expect(inside.filter((path) => /packages\/[^/]+\/dist\/node[/.]/.test(path))).toEqual([]);
  });
});

test('the Node part of a decoder cannot be bundled so, which is what this test would see', async () => {
  await expect(modulesOf('@hotpix/decoder-raw')).rejects.toThrow('Could not resolve "node:');
});

test.each([
  ['core', 'threads/task-thread.js'],
  ['statistics', 'threads/thread.js'],
  ['decoder-jpeg', 'threads/planes-thread.js'],
  ['fixer', 'threads/repair-thread.js'],
])('the program of the threads of %s imports nothing, so that it may be copied as it is', async (name, path) => {
  const { inside } = await modulesOf(`@hotpix/${name}/thread`);
  expect(inside).toEqual([expect.stringContaining(`${name}/dist/${path}`)]);
});

test('the program of the threads that unpack raw files loads neither the core nor a schema, which each of them would wait for', async () => {
  const { metafile } = await build({
    entryPoints: [`${ROOT}packages/decoder-raw/dist/node/raw-thread.js`],
    ...({
      bundle: true,
      write: false,
      platform: 'node',
      format: 'esm',
      metafile: true,
    } as const),
  });
  const loaded = Object.keys(metafile.inputs);
  expect(loaded).toContainEqual(expect.stringContaining('packages/decoder-raw/dist/libraw.js'));
  expect(loaded.filter((path) => /packages\/(core|result)\/|node_modules\/zod\//.test(path))).toEqual([]);
});

test('the structure of JPEG is taken without what inflates TIFF', async () => {
  const { inside } = await modulesOf('@hotpix/jpeg');
  expect(inside.filter((path) => path.includes('pako'))).toEqual([]);
});

const LATE: Plugin = {
  name: 'late',
  setup({ onResolve }) {
    onResolve({ filter: /^/ }, ({ path, kind }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
  },
};

/** Modules of the command line that are loaded before any of these runs, and all that they import, but for what they import late. */
async function loadedBefore(...names: readonly string[]): Promise<string[]> {
  const { metafile } = await build({
    stdin: {
      contents: names.map((name) => `import '${ROOT}packages/cli/dist/${name}.js';`).join('\n'),
      resolveDir: ROOT,
    },
    ...({
      bundle: true,
      write: false,
      platform: 'neutral',
      format: 'esm',
      metafile: true,
      logLevel: 'silent',
    } as const),
    mainFields: ['module', 'main'],
    external: ['node:*', ...builtinModules, 'sharp'],
    plugins: [LATE],
  });
  return Object.keys(metafile.inputs);
}

const packagesOf = (paths: readonly string[]): string[] =>
  [...new Set(paths.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))].sort();

test('the command line loads no schema before it runs a command: its version, help and what was typed wrong come at once', async () => {
  const loaded = await loadedBefore('main');
  expect(loaded).toContainEqual(expect.stringContaining('cli/dist/options/table.js'));
  expect(packagesOf(loaded)).toEqual(['commander', 'fastest-levenshtein']);
});

test('a scan loads nothing before its first photograph that reads configs, globs or servers, writes lists, or draws on a terminal', async () => {
  const loaded = await loadedBefore(
    ...['config/load-config', 'options/resolve', 'terminal/progress', 'files/remote/remotes', 'commands/scan'],
  );
  expect(loaded).toContainEqual(expect.stringContaining('detection/dist/evidence.js'));
  expect(packagesOf(loaded)).toEqual(['@noble/hashes', 'fastest-levenshtein', 'pako', 'tapable', 'zod']);
});
