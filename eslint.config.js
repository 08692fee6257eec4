import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { noCircles } from './scripts/lint/no-circles.mjs';

/**
 * The borders between the packages, as docs/architecture.md draws them: what each may import besides its own files.
 * A package that is not listed here may not exist.
 */
const BORDERS = {
  result: ['zod/mini'],
  core: ['@hotpix/result', 'tapable', 'zod/mini'],
  statistics: ['@hotpix/core'],
  detection: ['@hotpix/core', '@hotpix/result', '@hotpix/statistics'],
  sniff: [],
  tiff: ['@hotpix/sniff', 'pako'],
  dng: ['@hotpix/tiff'],
  jpeg: ['@hotpix/tiff'],
  'defect-maps': ['@hotpix/sniff', 'fast-png', 'fflate'],
  'decoder-jpeg': ['@hotpix/core', '@hotpix/jpeg', '@hotpix/sniff', '@hotpix/tiff'],
  'decoder-raw': ['@hotpix/core', '@hotpix/dng', '@hotpix/sniff', '@hotpix/tiff', 'libraw-wasm/**'],
  'reporter-ci': ['@hotpix/core', '@hotpix/result', '@noble/hashes/**'],
  'reporter-defect-maps': ['@hotpix/core', '@hotpix/defect-maps', '@hotpix/defect-maps/names', '@hotpix/statistics'],
  'reporter-html': ['@hotpix/core', '@hotpix/history/pure', '@hotpix/result', 'uplot'],
  fixer: [
    '@hotpix/core',
    '@hotpix/statistics',
    '@hotpix/dng',
    '@hotpix/jpeg',
    '@hotpix/sniff',
    '@hotpix/tiff',
    '@noble/hashes/**',
  ],
  history: ['@hotpix/result'],
  objects: ['@hotpix/result', '@aws-sdk/client-s3', 'node:*'],
  farm: [
    '@hotpix/core',
    '@hotpix/core/node',
    '@hotpix/objects',
    '@hotpix/result',
    'bullmq',
    'ioredis',
    'pg',
    'zod/mini',
    'node:*',
  ],
  web: [
    '@hotpix/core',
    '@hotpix/decoder-*/pure',
    '@hotpix/defect-maps',
    '@hotpix/detection',
    '@hotpix/fixer/pure',
    '@hotpix/reporter-*',
    '@hotpix/result',
    '@hotpix/sniff',
    '@hotpix/statistics',
    'fflate',
    'libraw-wasm/dist/libraw.wasm?url',
  ],
  simulator: ['@hotpix/dng', 'sharp', 'node:*'],
  'create-hotpix-plugin': ['node:*'],
  cli: [
    '@hotpix/core',
    '@hotpix/core/node',
    '@hotpix/decoder-*',
    '@hotpix/defect-maps',
    '@hotpix/detection',
    '@hotpix/farm',
    '@hotpix/fixer',
    '@hotpix/history',
    '@hotpix/history/pure',
    '@hotpix/objects',
    '@hotpix/reporter-*',
    '@hotpix/reporter-html/reporter',
    '@hotpix/result',
    '@hotpix/result/names',
    '@hotpix/statistics',
    'commander',
    'cosmiconfig',
    'fastest-levenshtein',
    'jiti',
    'jsonc-parser',
    'log-update',
    'open',
    'p-map',
    'picomatch',
    'tinyglobby',
    'node:*',
  ],
};

/**
 * What the Node part of a package, `src/node`, may import besides. All else of such a package is its pure part, which runs in a browser,
 * too, and may not import the Node part; `src/index.ts` is the door for Node.
 */
const NODE_PARTS = {
  core: ['node:*'],
  tiff: ['node:*'],
  'decoder-jpeg': ['@hotpix/tiff/node', 'piscina', 'sharp', 'node:*'],
  'decoder-raw': ['piscina', 'node:*'],
  fixer: ['@hotpix/tiff/node', 'sharp', 'node:*'],
  history: ['node-sqlite3-wasm', 'pg', 'node:*'],
};
const nodePartOf = (name) => [`packages/${name}/src/node/**`, `packages/${name}/src/node.ts`];

/** Packages that work on bytes alone, wherever they run. */
const PURE = [
  'result',
  'statistics',
  'detection',
  'sniff',
  'dng',
  'jpeg',
  'defect-maps',
  'reporter-ci',
  'reporter-defect-maps',
  'reporter-html',
  ...Object.keys(NODE_PARTS),
];

/** Only the command lines talk to the user and the process, and the application of the browser to where it lies. */
const SILENT = Object.keys(BORDERS).filter((name) => !['cli', 'create-hotpix-plugin', 'web'].includes(name));

const borders = [
  ...Object.entries(BORDERS).map(([name, allowed]) => border(name, [`packages/${name}/src/**/*.ts`], allowed)),
  ...Object.entries(NODE_PARTS).flatMap(([name, allowed]) => [
    border(`${name}, its pure part,`, [`packages/${name}/src/**/*.ts`], BORDERS[name], {
      ignores: [`packages/${name}/src/index.ts`, ...nodePartOf(name)],
      pattern: '(?!.*/node[/.])',
    }),
    border(`${name}/src/node`, nodePartOf(name), [...BORDERS[name], ...allowed]),
  ]),
];

function border(name, files, allowed, { ignores = [], pattern = '' } = {}) {
  const message = `packages/${name} may import its own files and ${allowed.join(', ') || 'nothing else'}; see docs/architecture.md.`;
  const patterns = [{ regex: importsOtherThan(allowed, pattern), message }];
  return { files, ignores, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** Matches every module name but those allowed, and relative ones, of which `own` says which. */
function importsOtherThan(allowed, own) {
  const escape = (name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\\\*(\\\*)?/g, '.*');
  return `^(?!(${own}\\.{1,2}/|(${allowed.map(escape).join('|') || '(?!)'})$)).*`;
}

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/generated/**',
      'packages/*/src/*/assembly/**',
      'demo/**',
      'site/.vitepress/{.temp,cache}/**',
      'node_modules/**',
    ],
  },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    languageOptions: { globals: globals.node },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Text out of files is searched for control characters on purpose.
      'no-control-regex': 'off',
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'PrivateIdentifier', message: 'Members are private by the word `private`, here as everywhere.' },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 200, skipComments: true }], 'max-lines-per-function': ['error', 40] },
  },
  {
    files: SILENT.map((name) => `packages/${name}/src/**/*.ts`),
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Only the command line knows the process.' },
        'fetch',
      ],
    },
  },
  {
    // Its business is to fetch, and to ask the environment where from.
    files: ['packages/objects/src/**/*.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: PURE.map((name) => `packages/${name}/src/**/*.ts`),
    ignores: Object.keys(NODE_PARTS).flatMap(nodePartOf),
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'fetch'].map((name) => ({ name, message: 'This part runs in a browser, too.' })),
      ],
    },
  },
  {
    // What these give is left to the engine, to a few bits.
    files: ['statistics', 'detection', 'fixer'].map((name) => `packages/${name}/src/**/*.ts`),
    rules: {
      'no-restricted-properties': [
        'error',
        ...['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'hypot', 'cbrt', 'sin', 'cos', 'tan', 'atan2'].map(
          (property) => ({
            object: 'Math',
            property,
            message: 'A Result must not tell by which engine it was made: see exact-math.ts of @hotpix/statistics.',
          }),
        ),
      ],
    },
  },
  {
    files: ['**/*.ts'],
    plugins: { hotpix: { rules: { 'no-circles': noCircles } } },
    rules: { 'hotpix/no-circles': 'error' },
  },
  ...borders,
  {
    files: ['packages/web/src/**/*.ts'],
    languageOptions: { globals: { ...globals.browser, ...globals.serviceworker } },
  },
  {
    files: ['scripts/**', 'examples/**', 'bench/**', 'test/sweep/**', 'test/image/**'],
    rules: { 'no-console': 'off' },
  },
);
