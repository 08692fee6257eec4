import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { policy } from './build/policy.ts';
import { precache } from './build/precache.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** With these a page may share memory between threads. Where a host does not send them, the service worker adds them. */
const ISOLATION = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

export default defineConfig({
  root: at('.'),
  // It may lie in any folder of a server.
  base: './',
  plugins: [policy, precache],
  worker: { format: 'es' },
  server: { headers: ISOLATION },
  preview: { headers: ISOLATION },
  build: {
    target: 'es2022',
    // What is no file of its own would be a script that the policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { index: at('index.html'), 'service-worker': at('src/service-worker/main.ts') },
      output: {
        // Its place says what it is in charge of.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
