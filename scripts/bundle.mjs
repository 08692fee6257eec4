// Bundles what Node loads of each package into a few modules, out of the hundreds that are built: finding and opening these takes longer
// than a small scan. Our own packages stay outside, so that there is one copy of each; small ones of others come in, with their licences.
// Bundlers take the modules.
import { build } from 'esbuild';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const packages = `${root}packages/`;

/** Packages of others that come in, with those that they stand on. None keeps anything that another copy of it would have to know. */
const INSIDE = [
  ...[
    '@noble/hashes',
    'commander',
    'fast-png',
    'fastest-levenshtein',
    'fflate',
    'log-update',
    'p-map',
    'pako',
    'picomatch',
  ],
  ...['tapable', 'tinyglobby', 'zod'],
];

const OTHERS = {
  name: 'others',
  setup({ onResolve }) {
    onResolve({ filter: /^[a-z@]/ }, ({ path, importer }) => {
      const comesIn = INSIDE.some((name) => path === name || path.startsWith(`${name}/`));
      return comesIn || importer.includes('/node_modules/') ? undefined : { path, external: true };
    });
  },
};

/** The parser of arguments asks for what starts programs, which takes longer to load than the parser, and never starts one. */
const UNUSED = {
  name: 'unused',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes('/commander/') ? { path, namespace: 'unused' } : undefined,
    );
    onLoad({ filter: /^/, namespace: 'unused' }, () => ({ contents: '' }));
  },
};

/** For CommonJS that came in, and asks for modules of Node. */
const REQUIRE =
  "import { createRequire as createRequireFor } from 'node:module'; const require = createRequireFor(import.meta.url); ";

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
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outbase: `${folder}dist`,
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'es2023',
    sourcemap: 'linked',
    chunkNames: '[name]-[hash]',
    logLevel: 'warning',
    write: false,
    metafile: true,
    plugins: [placesOf(outdir), UNUSED, OTHERS],
  });
  await Promise.all(
    outputFiles.map(async ({ path, text }) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, path.endsWith('.js') && text.includes('typeof require') ? REQUIRE + text : text);
    }),
  );
  const licences = await licencesOf(Object.keys(metafile.inputs));
  if (licences !== '') await writeFile(`${outdir}/LICENSES.txt`, licences);
}

/** The licences of the packages that came in. @param inputs paths of modules, from the root */
async function licencesOf(inputs) {
  const folders = new Set(inputs.flatMap((path) => /^.*\/?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  const licences = [...folders].sort().map(async (folder) => {
    const { name, version } = JSON.parse(await readFile(`${root}${folder}/package.json`, 'utf8'));
    const file = (await readdir(root + folder)).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
    if (file === undefined)
      throw new Error(`Expected the licence of ${name} in ${folder}, got none. Leave it outside.`);
    return `${name} ${version}\n\n${(await readFile(`${root}${folder}/${file}`, 'utf8')).trim()}\n`;
  });
  return (await Promise.all(licences)).join(`\n${'-'.repeat(80)}\n\n`);
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
