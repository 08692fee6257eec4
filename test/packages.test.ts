/** What 'npm run packages' finds in a package that is not fit to be published. */
import { describe, expect, test } from 'vitest';
import { manifestFaults, type Manifest } from '../scripts/packages/manifest.ts';
import { sideEffectFaults } from '../scripts/packages/side-effects.ts';

const ROOT: Manifest = { name: 'hotpix-workspace', license: 'MIT', engines: { node: '>=20.19.0' } };

const GOOD: Manifest = {
  name: '@hotpix/dng',
  description: 'Reads DNG.',
  keywords: ['hotpix', 'dng', 'raw'],
  homepage: 'https://github.com/hotpix/hotpix/tree/main/packages/dng#readme',
  bugs: { url: 'https://github.com/hotpix/hotpix/issues' },
  license: 'MIT',
  repository: { type: 'git', url: 'git+https://github.com/hotpix/hotpix.git', directory: 'packages/dng' },
  type: 'module',
  engines: { node: '>=20.19.0' },
  sideEffects: false,
};

describe('a manifest', () => {
  test('that says all is without fault', () => {
    expect(manifestFaults(GOOD, 'dng', ROOT)).toEqual([]);
  });

  test.each(Object.keys(GOOD).filter((key) => key !== 'name'))('that lacks %s is told so', (key) => {
    const { [key as keyof Manifest]: _, ...rest } = GOOD;
    const faults = manifestFaults(rest as Manifest, 'dng', ROOT);
    expect(faults).toEqual([expect.stringContaining(`'${key}'`)]);
  });

  test('that was copied from another package is told its own folder', () => {
    expect(manifestFaults(GOOD, 'tiff', ROOT)).toEqual([
      expect.stringContaining('/tree/main/packages/tiff#readme'),
      expect.stringContaining('"directory":"packages/tiff"'),
    ]);
  });
});

describe('a module does something when it is loaded', () => {
  test.each([
    ['a call', "start('now');"],
    ['an assignment', 'globalThis.hotpix = 1;'],
    ['an import for its effect', "import './polyfill.js';"],
    ['a loop', 'for (const stream of streams) stream.on();'],
  ])('by %s', (_, text) => {
    expect(sideEffectFaults({ 'dist/a.js': text })).toEqual([expect.stringContaining('dist/a.js does something')]);
  });

  test('and is listed', () => {
    expect(sideEffectFaults({ 'dist/bin.js': 'run();' }, ['./dist/bin.js'])).toEqual([]);
  });

  test('or not, where it declares alone', () => {
    const text =
      "import { b } from './b.js';\nexport const c = b();\nfunction d() { b(); }\nexport class E {}\nexport { d };";
    expect(sideEffectFaults({ 'dist/a.js': text })).toEqual([]);
  });
});
