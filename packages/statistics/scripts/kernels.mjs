// Compiles the kernels, unless they have not changed, and bundles the program of threads. Both are embedded in src/generated: core
// opens no files.
import asc from 'assemblyscript/asc';
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../kernels/', import.meta.url));
const generated = fileURLToPath(new URL('../src/generated/', import.meta.url));
const target = `${generated}kernels.ts`;

/** Memory comes from outside: planes lie in it, and threads share it. */
const MEMORY = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
const FEATURES = ['--enable', 'simd', '--enable', 'threads'];
const OPTIONS = ['-O3', '--converge', ...FEATURES, '--runtime', 'stub', '--noAssert', ...MEMORY];

const hash = createHash('sha256').update(`${asc.version} ${OPTIONS.join(' ')}`);
const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));
for (const name of sources.sort()) hash.update(name).update(readFileSync(folder + name));
const mark = `// Made by scripts/kernels.mjs from sources of SHA-256 ${hash.digest('hex')}.\n`;

if (!existsSync(target) || !readFileSync(target, 'utf8').startsWith(mark)) {
  let binary;
  const { error, stderr } = await asc.main(['index.ts', ...OPTIONS, '--outFile', 'kernels.wasm'], {
    readFile: (name, base) => {
      const path = `${base === '.' ? folder : `${base}/`}${name}`;
      return existsSync(path) ? readFileSync(path, 'utf8') : null;
    },
    writeFile: (_, contents) => (binary = contents),
    listFiles: () => [],
    baseDir: folder,
  });
  if (error) throw new Error(`The kernels do not compile: ${error.message}\n${stderr}`);
  mkdirSync(generated, { recursive: true });
  writeFileSync(target, `${mark}export const KERNELS = '${Buffer.from(binary).toString('base64')}';\n`);
}

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('../src/kernels/thread.ts', import.meta.url))],
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  globalName: 'thread',
  footer: { js: 'const { serve } = thread;' },
  target: 'es2023',
});
writeFileSync(`${generated}thread.ts`, `export const THREAD = ${JSON.stringify(outputFiles[0].text)};\n`);
