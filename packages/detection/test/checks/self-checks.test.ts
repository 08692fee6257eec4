import { expect, test } from 'vitest';
import { selfChecks } from '../../src/checks/self-checks.ts';
import { defect } from '../support/hits.ts';
import { checkInput } from '../support/check-input.ts';

test('the checks come in one order, without those that do not apply', () => {
  const names = selfChecks(checkInput({ defects: [defect(5, 5)], hits: 30_000 })).map(({ name }) => name);
  expect(names).toEqual(['enoughFrames', 'independentScenes', 'plausibleNumber', 'groups']);
});
