// Bundles the program of threads out of the sources: a module instead of a hundred, which each thread loads.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { writeChanged } from '../../../scripts/write-changed.mjs';

const source = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const { outputFiles, metafile } = await build({
  entryPoints: [source('decoder-jpeg/src/node/plane-thread.ts')],
  alias: {
    '@hotpix/jpeg': source('jpeg/src/index.ts'),
    '@hotpix/tiff': source('tiff/src/index.ts'),
    '@hotpix/sniff': source('sniff/src/index.ts'),
  },
  external: ['piscina'],
  write: false,
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'es2023',
  metafile: true,
});
const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
if (imports.some((path) => path !== 'piscina'))
  throw new Error(`Expected a program of threads that imports piscina alone, got ${imports.join(', ')}.`);
writeChanged(source('decoder-jpeg/dist/node/thread.js'), outputFiles[0].text);
