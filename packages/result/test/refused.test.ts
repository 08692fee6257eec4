import { beforeAll, describe, expect, test } from 'vitest';
import { forcedAgainst, withoutForce, type Check, type Result } from '../src/index.ts';
import { sampleResult } from '@hotpix/core/testing';

const check = (name: string, status: Check['status']): Check => ({ name, status, message: `${name} ${status}.` });
let sample: Result;
let forced: Result;
beforeAll(async () => {
  sample = await sampleResult();
  forced = {
    ...sample,
    options: { ...sample.options, force: true },
    artefacts: [{ kind: 'overlay', x: 1, y: 2, width: 3, height: 4 }],
    checks: [
      check('stillLights', 'failed'),
      check('enoughFrames', 'warning'),
      check('scatter', 'passed'),
      check('groups', 'warning'),
      check('blockCorners', 'passed'),
    ],
    limits: [{ name: 'defects', limit: 100, actual: 3, exceeded: false }],
  };
});

describe('a Result that was judged although a check failed', () => {
  test('is told by the checks that it keeps', () => {
    expect(forcedAgainst(forced)).toBe('stillLights failed.');
    expect(forcedAgainst({ ...forced, checks: [check('scatter', 'warning')] })).toBeUndefined();
    expect(forcedAgainst({ ...forced, status: 'refused' })).toBeUndefined();
  });

  test('is refused without force: it keeps what speaks for that, and nothing that looks like a finding', () => {
    const refused = withoutForce(forced);
    expect(refused).toMatchObject({
      status: 'refused',
      reason: 'stillLights failed. This Result was forced; as it is it gives no verdict.',
      defects: [],
      artefacts: forced.artefacts,
    });
    expect(refused.sections).toEqual(sample.sections);
    expect(refused.checks.map(({ name }) => name)).toEqual(['stillLights', 'enoughFrames']);
    expect(refused).not.toHaveProperty('limits');
  });
});

test('a Result that nothing speaks against is the same without force', () => {
  expect(withoutForce(sample)).toBe(sample);
});
