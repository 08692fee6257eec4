/** What the types of @hotpix/detection promise. `npm run typecheck` is the test. */
import { emva1288, evidence, moments, scenes, variance } from '@hotpix/detection';
import type { Plugin } from '@hotpix/core';
import { expectTypeOf } from 'vitest';

for (const factory of [scenes, moments, evidence, variance, emva1288]) {
  expectTypeOf(factory).returns.toEqualTypeOf<Plugin>();
  expectTypeOf(factory).toBeCallableWith();
}
expectTypeOf(evidence).toBeCallableWith({ expectedFalse: 0.1, darkLimit: 1, flatLimit: 0.2 });
expectTypeOf(variance).toBeCallableWith({ top: 10 });

// @ts-expect-error an option of another plugin
evidence({ top: 10 });
// @ts-expect-error a number in text
evidence({ expectedFalse: '1' });
// @ts-expect-error an option of another plugin
variance({ expectedFalse: 1 });
