/** What a bundler makes of one function: an application must not pay for what it does not use. */
import { build } from 'esbuild';

const LIMITS = [
  { name: 'cameraName', from: '@hotpix/result', limit: 2_000 },
  { name: 'applyPatches', from: '@hotpix/core', limit: 2_000 },
  { name: 'createHotpix', from: '@hotpix/core', limit: 150_000 },
];

/**
 * @param root folder from which packages are found
 * @returns one sentence per bundle that is too large
 */
export async function bundleFaults(root: string): Promise<string[]> {
  const faults = await Promise.all(
    LIMITS.map(async ({ name, from, limit }) => {
      const bytes = await bundledSize(`export { ${name} } from '${from}';`, root);
      if (bytes <= limit) return [];
      return [
        `expected { ${name} } to bundle to at most ${limit} bytes, got ${bytes}. Look for modules that do too much.`,
      ];
    }),
  );
  return faults.flat();
}

/** Bytes of a module for browsers, minified, with all that it needs. */
async function bundledSize(contents: string, resolveDir: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
  });
  return outputFiles[0].contents.length;
}
