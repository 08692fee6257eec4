// Compiles the kernels.
import { fileURLToPath } from 'node:url';
import { assemble } from '../../../scripts/assemble.mjs';

/** Memory comes from outside, so that each decoder has its own. */
const MEMORY = ['--importMemory', '--initialMemory', '1', '--maximumMemory', '65536'];

await assemble(fileURLToPath(new URL('../src/', import.meta.url)), 'lossless-jpeg/assembly/index.ts', MEMORY);
