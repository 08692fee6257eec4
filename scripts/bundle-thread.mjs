// Bundles the program of a thread into a module that imports nothing, so that a bundler may copy it as it is: one in place of a hundred, which each thread loads.
import { build } from 'esbuild';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeChanged } from './write-changed.mjs';

const packages = fileURLToPath(new URL('../packages/', import.meta.url));

/** Sources, since programs are bundled before packages are built. */
const alias = Object.fromEntries(
  readdirSync(packages)
    .filter((name) => existsSync(`${packages}${name}/src/index.ts`))
    .map((name) => [`@hotpix/${name}`, `${packages}${name}/src/index.ts`]),
);

/**
 * @param entry path of the program, from the folder of packages
 * @param target likewise, of the bundle
 */
export async function bundleThread(entry, target) {
  const { outputFiles, metafile } = await build({
    entryPoints: [packages + entry],
    alias,
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
  writeChanged(packages + target, outputFiles[0].text);
}
