import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/stress/*.test.ts'],
    server: { deps: { external: [/\/packages\/cli\/dist\//] } },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
