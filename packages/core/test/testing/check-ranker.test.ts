/** A ranker that cheats on one promise is caught by the kit, in the words of that promise. */
import { evidence, moments, scenes } from '@hotpix/detection';
import { describe, expect, test } from 'vitest';
import type { Findings, Plugin, Ranker } from '../../src/index.ts';
import { checkRanker, simulateFrames } from '../../src/testing/index.ts';

const check = (rank: Ranker): Promise<Findings> => checkRanker({ name: 'mine', rank });
const message = 'The sensor is too warm.';
const failed = { name: 'warm', status: 'failed', message } as const;
const refusal = { code: 'tooWarm', message };

const honest: Ranker = (findings, { force }) => ({
  ...findings,
  defects: findings.defects.slice(1),
  checks: [...findings.checks, failed],
  sections: { ...findings.sections, mine: { warmest: 40 } },
  ...(force ? {} : { refusal: findings.refusal ?? refusal }),
});
const never = new Promise<never>(() => {});
let calls = 0;

test('a ranker that keeps every promise passes, and gives its findings', async () => {
  const { sections, defects } = await check(honest);
  expect(sections).toMatchObject({ mine: { warmest: 40 } });
  expect(defects).toHaveLength(3);
});

test('a ranker is asked after the plugins that it builds on', async () => {
  const { hot } = simulateFrames();
  const { defects } = await checkRanker(evidence(), { after: [scenes(), moments()] });
  expect(defects.map(({ x, y }) => ({ x, y })).sort((a, b) => a.x - b.x)).toEqual(hot);
});

describe('the kit catches a ranker that', () => {
  test.each<[string, Ranker, string]>([
    [
      'sorts the defects in their place',
      (findings) => ({ ...findings, defects: (findings.defects as unknown[]).reverse() as never }),
      'leave the findings that it is given alone',
    ],
    [
      'says another thing the second time',
      (findings) => ({ ...findings, sections: { ...findings.sections, mine: { calls: calls++ } } }),
      'say the same twice',
    ],
    ['drops the checks of others', (findings) => ({ ...findings, checks: [] }), "'enoughFrames' is gone"],
    [
      'drops the sections of others',
      (findings) => ({ ...findings, sections: { mine: 1 } }),
      "hand on the sections of those before it as they are, such as 'earlier'",
    ],
    [
      'speaks under another name',
      (findings) => ({ ...findings, sections: { ...findings.sections, yours: 1 } }),
      "speak in a section named 'mine', not 'yours'",
    ],
    [
      'forgets that another refused',
      ({ capture, defects, checks, sections, insufficient }) => ({
        ...{ capture, defects, checks, sections },
        ...(insufficient && { insufficient }),
      }),
      "hand on the verdict 'refusal'",
    ],
    [
      'forgets that another had too little',
      ({ insufficient: _, ...findings }) => findings,
      "hand on the verdict 'insufficient'",
    ],
    ['refuses without a check', (findings) => ({ ...findings, refusal }), 'fail a check where it refuses'],
    [
      'refuses in spite of force',
      (findings) => ({ ...findings, checks: [...findings.checks, failed], refusal }),
      'refuse nothing where force is set',
    ],
    [
      'lets a forced Result look like any other',
      (findings, { force }) =>
        force
          ? { ...findings, checks: [...findings.checks, { ...failed, status: 'warning' }] }
          : { ...findings, checks: [...findings.checks, failed], refusal },
      "fail the check 'warm' also where force is set",
    ],
    [
      'answers with a key that nobody knows',
      (findings) => ({ ...findings, verdict: 1 }) as never,
      "unknown key 'verdict'",
    ],
  ])('%s', async (_, rank, promise) => {
    await expect(check(rank)).rejects.toThrow(promise);
  });

  test('writes to the planes of another', async () => {
    const rank: Ranker = (findings, { planes }) => {
      planes('moments').sum?.fill(calls++);
      for (const plane of Object.values(planes('moments'))) plane[0]++;
      return findings;
    };
    await expect(checkRanker({ name: 'mine', rank }, { after: [moments()] })).rejects.toThrow('leave the planes alone');
  });
});

test.each<[string, Plugin, string]>([
  ['rank', { name: 'mine', rank: () => never }, 'given findings.'],
  [
    'rank, where force is set',
    { name: 'mine', rank: (found, context) => (context.force ? never : honest(found, context)) },
    'given findings, and force.',
  ],
  ['measure', { name: 'mine', rank: honest, measure: () => never }, 'while frames are gathered.'],
])('a promise of %s that never settles is told by the kit, in its own words', async (_, plugin, given) => {
  await expect(checkRanker(plugin, { seconds: 0.5 })).rejects.toThrow(
    `Expected the ranker to answer, it did not settle within 0.5 seconds, ${given}`,
  );
});
