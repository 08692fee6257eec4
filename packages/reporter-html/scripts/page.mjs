// Bundles the script and style of each page into src/generated, with the hashes its content security policy names.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { writeChanged } from '../../../scripts/write-changed.mjs';

const source = fileURLToPath(new URL('../src/', import.meta.url));

// From their sources: the pages are bundled before the packages are built.
const sourceOf = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const alias = {
  '@hotpix/result': sourceOf('result/src/index.ts'),
  '@hotpix/history/pure': sourceOf('history/src/pure.ts'),
};

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

/** What its licence asks to be said beside what is taken of it. */
const CHARTS = '/*! uPlot, copyright (c) 2025 Leon Sorokin, MIT licensed: https://github.com/leeoniya/uPlot */\n';

const pages = [
  { name: 'page', entry: 'main.ts', css: 'style/main.css', notice: '' },
  { name: 'history-page', entry: 'history/main.ts', css: 'style/history-page.css', notice: CHARTS },
];
for (const { name, entry, css, notice } of pages) {
  const [code, style] = await Promise.all([bundle(entry), bundle(css)]);
  const script = notice + code;
  const constants = { script, scriptHash: hash(script), style, styleHash: hash(style) };
  const lines = Object.entries(constants).map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};\n`);
  writeChanged(`${source}generated/${name}.ts`, lines.join(''));
}
