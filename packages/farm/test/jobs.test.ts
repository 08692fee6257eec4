/** The queue is a foreign party: what comes out of it is taken for nothing but names. */
import { describe, expect, test } from 'vitest';
import { parseJob } from '../src/queue/do-job.ts';
import { flowOf, rootOf } from '../src/queue/jobs.ts';
import type { Plan } from '../src/schema.ts';

const id = (digit: string): string => digit.repeat(64);
const scan = { kind: 'scan', run: id('a'), state: id('b') };

describe('a job is refused', () => {
  test.each<[string, unknown]>([
    ['of another kind', { ...scan, kind: 'exec' }],
    ['with a path for a name', { ...scan, state: '../../etc/passwd' }],
    ['with a longer name', { ...scan, state: `${id('b')}/..` }],
    ['with a name of other letters', { ...scan, state: id('B') }],
    ['with something beside the names', { ...scan, module: 'data:text/javascript,0' }],
    ['with a part below zero', { ...scan, kind: 'fold', camera: 0, part: -1 }],
    ['with a part that is a text', { ...scan, kind: 'fold', camera: 0, part: '0/../1' }],
    ['of nothing', undefined],
  ])('%s', (_, data) => {
    expect(() => parseJob(data)).toThrow(/Expected a job by the names of what lies in the store, got something else/);
  });
});

test('a job of names is taken', () => {
  expect(parseJob(scan)).toEqual(scan);
});

test('the tree of a run has a job for each slice, below what merges them, below the ranking', () => {
  const slices = ['1', '2', '3'].map((digit) => ({ id: id(digit), files: 2 }));
  const plan: Plan = { format: 'hotpix-plan 1', slices, plugins: [], settings: {} };
  const flow = flowOf(id('a'), plan);
  const [merging] = flow.children ?? [];
  expect([flow.name, flow.opts?.jobId]).toEqual(['rank', rootOf(id('a'))]);
  expect([merging.name, merging.children?.map(({ data }) => data)]).toEqual([
    'merge',
    slices.map((slice) => ({ kind: 'scan', run: id('a'), state: slice.id })),
  ]);
  for (const { data } of [flow, merging, ...(merging.children ?? [])]) expect(parseJob(data)).toEqual(data);
});
