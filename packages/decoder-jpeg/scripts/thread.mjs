// Bundles the program of threads into a module that imports nothing, so that a bundler may copy it as it is: one in place of a hundred, which each thread loads.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { writeChanged } from '../../../scripts/write-changed.mjs';

const source = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const { outputFiles, metafile } = await build({
  entryPoints: [source('decoder-jpeg/src/planes-thread.ts')],
  alias: {
    '@hotpix/jpeg': source('jpeg/src/index.ts'),
    '@hotpix/tiff': source('tiff/src/index.ts'),
    '@hotpix/sniff': source('sniff/src/index.ts'),
  },
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
writeChanged(source('decoder-jpeg/dist/threads/planes-thread.js'), outputFiles[0].text);
