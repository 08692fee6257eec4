// Compiles kernels in AssemblyScript into a module that embeds them, unless they have not changed: their packages open no files.
import asc from 'assemblyscript/asc';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rotateLoops } from './rotate-loops.mjs';

const ALWAYS = ['-O3', '--converge', '--enable', 'simd', '--runtime', 'stub', '--noAssert'];

/** What else makes the kernels what they are. */
const ROTATING = new URL('./rotate-loops.mjs', import.meta.url);

/**
 * Writes `generated/kernels.ts`.
 * @param folder that of the sources, with a slash at its end
 * @param entry within it
 * @param options of the compiler, besides those that all kernels have
 */
export async function assemble(folder, entry, options) {
  const target = `${folder}generated/kernels.ts`;
  const all = [...ALWAYS, ...options];
  const mark = `// Made by scripts/kernels.mjs from sources of SHA-256 ${hashOf(folder, all)}.\n`;
  if (existsSync(target) && readFileSync(target, 'utf8').startsWith(mark)) return;
  let binary;
  const { error, stderr } = await asc.main([entry, ...all, '--outFile', 'kernels.wasm'], {
    readFile: (name, base) => {
      const path = `${base === '.' ? folder : `${base}/`}${name}`;
      return existsSync(path) ? readFileSync(path, 'utf8') : null;
    },
    writeFile: (_, contents) => (binary = contents),
    listFiles: () => [],
    baseDir: folder,
  });
  if (error) throw new Error(`The kernels do not compile: ${error.message}\n${stderr}`);
  mkdirSync(`${folder}generated`, { recursive: true });
  writeFileSync(target, `${mark}export const KERNELS = '${Buffer.from(rotateLoops(binary)).toString('base64')}';\n`);
}

function hashOf(folder, options) {
  const hash = createHash('sha256')
    .update(`${asc.version} ${options.join(' ')}`)
    .update(readFileSync(ROTATING));
  const sources = readdirSync(folder, { recursive: true }).map((path) => path.replaceAll('\\', '/'));
  for (const path of sources.filter((path) => /\/assembly\/[^/]+\.ts$/.test(path)).sort()) {
    hash.update(path).update(readFileSync(folder + path));
  }
  return hash.digest('hex');
}
