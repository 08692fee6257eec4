// Compiles the kernels, and bundles the program of threads into a module that imports nothing, so that a bundler may copy it as it is.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { assemble } from '../../../scripts/assemble.mjs';
import { writeChanged } from '../../../scripts/write-changed.mjs';

const folder = fileURLToPath(new URL('../src/', import.meta.url));
const program = fileURLToPath(new URL('../dist/evidence/thread.js', import.meta.url));

/** Memory comes from outside: planes lie in it, and threads share it. */
const MEMORY = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];

await assemble(folder, 'wasm/assembly/index.ts', ['--enable', 'threads', ...MEMORY]);

const { outputFiles } = await build({
  stdin: { contents: "import { serve } from './serve.ts'; serve(globalThis);", resolveDir: `${folder}evidence` },
  write: false,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2023',
});
writeChanged(program, outputFiles[0].text);
