// Bundles the page's script and style into src/generated/page.ts, with the hashes its content security policy names.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { writeChanged } from '../../../scripts/write-changed.mjs';

const source = fileURLToPath(new URL('../src/', import.meta.url));

// From its source: the page is bundled before the packages are built.
const alias = { '@hotpix/result': fileURLToPath(new URL('../../result/src/index.ts', import.meta.url)) };

const bundle = async (entry) => {
  const { outputFiles } = await build({
    entryPoints: [`${source}page/${entry}`],
    bundle: true,
    alias,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
  });
  return outputFiles[0].text.trim();
};
const hash = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const [script, style] = await Promise.all([bundle('main.ts'), bundle('style/main.css')]);
const constants = { script, scriptHash: hash(script), style, styleHash: hash(style) };
const lines = Object.entries(constants).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`);
writeChanged(`${source}generated/page.ts`, lines.join(''));
