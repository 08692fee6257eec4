import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string): string => fileURLToPath(new URL(`packages/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    // One copy of each, whether a test imports the package or a file of it.
    alias: [
      { find: /^@hotpix\/core\/testing$/, replacement: source('core/src/testing/index.ts') },
      { find: /^@hotpix\/(result|core|statistics|detection)$/, replacement: source('$1/src/index.ts') },
    ],
  },
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'packages/*/templates/*/test/*.test.ts',
      'examples/*/test/**/*.test.ts',
      'test/*.test.ts',
      'bench/test/*.test.ts',
    ],
    // Vitest leaves one core free; most of these tests wait for a process of their own.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
