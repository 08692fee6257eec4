// Compiles the kernels.
import { fileURLToPath } from 'node:url';
import { assemble } from '../../../scripts/assemble.mjs';

const folder = fileURLToPath(new URL('../src/', import.meta.url));

/** Memory comes from outside: planes lie in it, and threads share it. */
const MEMORY = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];

await assemble(folder, 'wasm/assembly/index.ts', ['--enable', 'threads', ...MEMORY]);
