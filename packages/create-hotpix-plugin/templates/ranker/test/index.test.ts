import { checkRanker, simulateFrames } from '@hotpix/core/testing';
import { describe, expect, test } from 'vitest';
import { myRanker } from '../src/index.ts';

const at = (temperature: number) =>
  simulateFrames({ count: 3 }).frames.map((frame) => ({ ...frame, capture: { ...frame.capture, temperature } }));

describe('keeps the promises of every ranker', () => {
  test('with photographs that say nothing of it', async () => {
    const { sections } = await checkRanker(myRanker());
    expect(sections['my-ranker']).toEqual({ known: 0, warm: 0, warmest: null });
  });

  test('with a cool camera', async () => {
    const { checks, refusal, sections } = await checkRanker(myRanker(), { frames: at(20) });
    expect(sections['my-ranker']).toEqual({ known: 3, warm: 0, warmest: 20 });
    expect(checks.at(-1)).toMatchObject({ name: 'coolCamera', status: 'passed' });
    expect(refusal).toBeUndefined();
  });

  test('with a warm one, which it refuses', async () => {
    const { sections, refusal } = await checkRanker(myRanker({ most: 30 }), { frames: at(40) });
    expect(sections['my-ranker']).toEqual({ known: 3, warm: 3, warmest: 40 });
    expect(refusal?.code).toBe('warmCamera');
  });
});
