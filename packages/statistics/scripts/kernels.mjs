// Compiles the kernels, and bundles the program of threads into a module that imports nothing, so that a bundler may copy it as it is.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { assemble } from '../../../scripts/assemble.mjs';
import { writeChanged } from '../../../scripts/write-changed.mjs';

const folder = fileURLToPath(new URL('../src/', import.meta.url));
const program = fileURLToPath(new URL('../dist/threads/thread.js', import.meta.url));

/** Memory comes from outside: planes lie in it, and threads share it. */
const MEMORY = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];

await assemble(folder, 'wasm/assembly/index.ts', ['--enable', 'threads', ...MEMORY]);

const { outputFiles, metafile } = await build({
  entryPoints: [`${folder}threads/serve.ts`],
  write: false,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2023',
  packages: 'external',
  metafile: true,
});
const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
if (imports.length > 0)
  throw new Error(`Expected a program of threads that imports nothing, got ${imports.join(', ')}.`);
writeChanged(program, outputFiles[0].text);
