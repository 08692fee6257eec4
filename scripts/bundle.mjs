// Bundles what Node loads of each package into a few modules, out of the hundreds that are built: finding and opening these takes longer
// than a small scan. Dependencies stay outside, so that there is one copy of each package. Bundlers take the modules.
import { build } from 'esbuild';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../packages/', import.meta.url));

/**
 * Large CommonJS modules of which no name but the default is imported: where one is imported, Node looks through all of its text for names,
 * which takes longer than to load it.
 */
const REQUIRED = {
  name: 'required',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^exifreader$/ }, ({ path }) => ({ path, namespace: 'required' }));
    onLoad({ filter: /^/, namespace: 'required' }, ({ path }) => ({
      contents: `import { createRequire } from 'node:module';\nexport default createRequire(import.meta.url)('${path}');`,
    }));
  },
};

const names = (await readdir(packages)).filter((name) => existsSync(`${packages}${name}/package.json`));
await Promise.all(names.map((name) => bundle(`${packages}${name}/`)));

/** @param folder of a package, with a slash at its end */
async function bundle(folder) {
  const { exports = {} } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
  const places = Object.values(exports).flatMap(({ node, default: modules }) => (node ? [[node, modules]] : []));
  const program = `${folder}dist/bin.js`;
  const entries = [...places.map(([, modules]) => folder + modules), ...(existsSync(program) ? [program] : [])];
  if (places.length === 0) return;
  const outdir = `${folder}dist/bundle`;
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: entries,
    outbase: `${folder}dist`,
    outdir,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'es2023',
    sourcemap: 'linked',
    chunkNames: '[name]-[hash]',
    logLevel: 'warning',
    plugins: [placesOf(outdir), REQUIRED],
  });
}

/** Modules that look for a file beside themselves find it where they are built. */
function placesOf(outdir) {
  return {
    name: 'places',
    setup({ onLoad }) {
      onLoad({ filter: /\/dist\/.*\.js$/ }, async ({ path }) => {
        const code = await readFile(path, 'utf8');
        if (!code.includes('import.meta.url')) return undefined;
        const place = JSON.stringify(relative(outdir, path).replaceAll('\\', '/'));
        const contents = code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`);
        return { contents, resolveDir: dirname(path), loader: 'js' };
      });
    },
  };
}
