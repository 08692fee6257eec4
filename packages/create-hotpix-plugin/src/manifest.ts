import { readFile } from 'node:fs/promises';
import type { Kind } from './kinds.ts';

/** Versions of the tools that the templates are tested with. */
export const TOOLS = { typescript: '^6.0.3', vitest: '^4.1.12' };

/** The package.json of a plugin for the hotpix that this package came with. */
export async function manifestOf(name: string, kind: Kind): Promise<object> {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const core = { '@hotpix/core': `^${version}` };
  return {
    name,
    version: '0.1.0',
    description: `A ${kind} for hotpix.`,
    keywords: ['hotpix', 'hotpix-plugin'],
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    exports: { types: './dist/index.d.ts', default: './dist/index.js' },
    files: ['dist'],
    scripts: {
      build: 'tsc --project tsconfig.build.json',
      test: 'tsc && vitest run',
      prepack: 'npm run build',
    },
    peerDependencies: core,
    devDependencies: { ...core, ...TOOLS },
  };
}
