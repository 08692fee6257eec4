// Compiles the kernels, unless they have not changed, into src/generated, for the package opens no files; and bundles the program of
// threads into a module that imports nothing, so that a bundler may copy it as it is.
import asc from 'assemblyscript/asc';
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeChanged } from '../../../scripts/write-changed.mjs';

const folder = fileURLToPath(new URL('../src/', import.meta.url));
const target = `${folder}generated/kernels.ts`;
const program = fileURLToPath(new URL('../dist/evidence/thread.js', import.meta.url));

/** Memory comes from outside: planes lie in it, and threads share it. */
const MEMORY = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
const FEATURES = ['--enable', 'simd', '--enable', 'threads'];
const OPTIONS = ['-O3', '--converge', ...FEATURES, '--runtime', 'stub', '--noAssert', ...MEMORY];

const hash = createHash('sha256').update(`${asc.version} ${OPTIONS.join(' ')}`);
const sources = readdirSync(folder, { recursive: true }).map((path) => path.replaceAll('\\', '/'));
for (const path of sources.filter((path) => /\/assembly\/[^/]+\.ts$/.test(path)).sort()) {
  hash.update(path).update(readFileSync(folder + path));
}
const mark = `// Made by scripts/kernels.mjs from sources of SHA-256 ${hash.digest('hex')}.\n`;

if (!existsSync(target) || !readFileSync(target, 'utf8').startsWith(mark)) {
  let binary;
  const { error, stderr } = await asc.main(['wasm/assembly/index.ts', ...OPTIONS, '--outFile', 'kernels.wasm'], {
    readFile: (name, base) => {
      const path = `${base === '.' ? folder : `${base}/`}${name}`;
      return existsSync(path) ? readFileSync(path, 'utf8') : null;
    },
    writeFile: (_, contents) => (binary = contents),
    listFiles: () => [],
    baseDir: folder,
  });
  if (error) throw new Error(`The kernels do not compile: ${error.message}\n${stderr}`);
  writeChanged(target, `${mark}export const KERNELS = '${Buffer.from(binary).toString('base64')}';\n`);
}

const { outputFiles } = await build({
  stdin: { contents: "import { serve } from './serve.ts'; serve(globalThis);", resolveDir: `${folder}evidence` },
  write: false,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2023',
});
writeChanged(program, outputFiles[0].text);
