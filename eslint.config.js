import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * The borders between the packages, as docs/architecture.md draws them: what each may import besides its own files.
 * A package that is not listed here may not exist.
 */
const BORDERS = {
  core: ['tapable', 'zod'],
  dng: [],
  jpeg: [],
  'defect-maps': ['fast-png', 'fflate'],
  tiff: ['@hotpix/dng', 'node:*'],
  'decoder-jpeg': ['@hotpix/core', '@hotpix/dng', '@hotpix/jpeg', '@hotpix/tiff', 'exifreader', 'sharp', 'node:*'],
  'decoder-raw': ['@hotpix/core', '@hotpix/dng', 'libraw-wasm/**', 'piscina', 'node:*'],
  'reporter-html': ['@hotpix/core'],
  fixer: ['@hotpix/core', '@hotpix/dng', '@hotpix/jpeg', '@hotpix/tiff', 'sharp', 'node:*'],
  simulator: ['@hotpix/dng', 'sharp', 'node:*'],
  cli: [
    '@hotpix/core',
    '@hotpix/decoder-*',
    '@hotpix/defect-maps',
    '@hotpix/fixer',
    '@hotpix/reporter-html',
    'commander',
    'cosmiconfig',
    'jiti',
    'log-update',
    'p-map',
    'tinyglobby',
    'node:*',
  ],
};

/** Only the command line talks to the user and the process. */
const SILENT = Object.keys(BORDERS).filter((name) => name !== 'cli');

const borders = Object.entries(BORDERS).map(([name, allowed]) => ({
  files: [`packages/${name}/src/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: importsOtherThan(allowed),
            message: `packages/${name} may import its own files and ${allowed.join(', ') || 'nothing else'}; see docs/architecture.md.`,
          },
        ],
      },
    ],
  },
}));

/** Matches every module name but relative ones and those allowed. */
function importsOtherThan(allowed) {
  const escape = (name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\\\*(\\\*)?/g, '.*');
  return `^(?!(\\.{1,2}/|(${allowed.map(escape).join('|') || '(?!)'})$)).*`;
}

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/generated/**',
      'packages/core/kernels/**',
      'demo/**',
      'site/.vitepress/cache/**',
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
  ...borders,
  { files: ['scripts/**', 'examples/**', 'bench/**', 'test/sweep/**'], rules: { 'no-console': 'off' } },
);
