import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/peers/*.test.ts'], maxWorkers: '100%', testTimeout: 120_000, hookTimeout: 120_000 },
});
