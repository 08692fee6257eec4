/** What the types of hotpix promise to those who write a config. `npm run typecheck` is the test. */
import { defineConfig, type HotpixConfig } from 'hotpix';
import type { Plugin } from '@hotpix/core';
import { expectTypeOf } from 'vitest';

declare const plugin: Plugin;

expectTypeOf(defineConfig).toBeCallableWith({});
expectTypeOf(defineConfig).returns.toEqualTypeOf<HotpixConfig>();
expectTypeOf(defineConfig).toBeCallableWith({
  plugins: [plugin],
  files: ['photos'],
  capture: 'dark',
  rank: 'variance',
  baseline: 'accepted.json',
  limits: { defects: 10, hot: 2, new: 0 },
  reports: { junit: 'out.xml' },
});

// @ts-expect-error a key that is none
defineConfig({ photos: ['a.dng'] });
// @ts-expect-error a ranking that is none
defineConfig({ rank: 'best' });
// @ts-expect-error a limit that is none
defineConfig({ limits: { warm: 1 } });
// @ts-expect-error a number in text
defineConfig({ top: '10' });
// @ts-expect-error a plugin without a name
defineConfig({ plugins: [{ rank: (findings: never) => findings }] });
