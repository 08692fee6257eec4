import { expect, test } from 'vitest';
import { plausibleNumber } from '../../src/checks/plausible-number.ts';
import { checkInput } from '../support/check-input.ts';

test('twenty thousand pixels that stand out say nothing, one more is a warning with their number', () => {
  expect(plausibleNumber(checkInput({ hits: 20_000 }))).toBeUndefined();
  expect(plausibleNumber(checkInput({ hits: 20_001 }))).toMatchObject({ status: 'warning', value: 20_001 });
});
