import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', 'test/bench/**'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Key generation and the corpora are CPU-bound: one worker per core is the most that helps.
    pool: 'threads',
  },
});
