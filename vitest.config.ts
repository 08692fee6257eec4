import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { LongFirst } from './test/support/long-first.ts';

const source = (path: string): string => fileURLToPath(new URL(`packages/${path}`, import.meta.url));

/** Where a source says which program its threads run. */
const PROGRAM = /new URL\('(\.\/[\w/-]*thread\.js)', import\.meta\.url\)/g;

/** Threads run JavaScript, hence what is built, even where a test imports the sources of who starts them. */
const builtThreads = {
  name: 'built-threads',
  enforce: 'pre' as const,
  transform(code: string, id: string): string | undefined {
    const [, folder, within] = /^(.*\/packages\/[\w-]+)\/src\/(.*)$/.exec(id) ?? [];
    if (folder === undefined) return undefined;
    const built = pathToFileURL(`${folder}/dist/${within}`);
    return code.replaceAll(PROGRAM, (_, path: string) => `new URL('${new URL(path, built)}')`);
  },
};

const ALONE = 'packages/decoder-jpeg/test/**/*.test.ts';

export default defineConfig({
  plugins: [builtThreads],
  resolve: {
    // One copy of each, whether a test imports the package or a file of it.
    alias: [
      { find: /^@hotpix\/core\/testing$/, replacement: source('core/src/testing/index.ts') },
      { find: /^@hotpix\/(result|core|statistics|detection)$/, replacement: source('$1/src/index.ts') },
    ],
  },
  test: {
    // Most of what takes long waits now and then, for a process of its own, a browser or the clock.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongFirst },
    // As Node loads it, with what it imports: one copy of each package, and the one that is published.
    server: { deps: { external: [/\/packages\/cli\/dist\//] } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: [
            'packages/*/test/**/*.test.ts',
            'packages/*/templates/*/test/*.test.ts',
            'examples/*/test/**/*.test.ts',
            'test/*.test.ts',
            'bench/test/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, ALONE],
          // A process runs file after file and imports what they share once; so no test may leave anything behind.
          isolate: false,
        },
      },
      // libvips hands a warning to whichever picture of its process ends next.
      { extends: true, test: { name: 'alone', include: [ALONE], isolate: true } },
    ],
  },
});
