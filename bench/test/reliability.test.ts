import { describe, expect, it } from 'vitest';
import { reliabilityOf } from '../accuracy/reliability.ts';
import { claims, row } from './rows.ts';

describe('how far finds are as certain as they claim', () => {
  const clean = (isRefused: boolean, ...confidences: number[]) =>
    row('raw', 24, [0, confidences.length, 0], { isRefused, claims: claims(true, ...confidences) });
  const rows = [
    clean(false, 0.95, 0.9995),
    clean(false, 0.6),
    clean(false),
    clean(true),
    row('raw', 24, [2, 1, 0], { claims: [...claims(false, 0.999999, 0.93), ...claims(true, 0.91)] }),
    row('raw', 24, [0, 9, 0], { ranking: 'rawpy', claims: claims(true, 1) }),
  ];
  const at = (claim: number) => reliabilityOf(rows).find((each) => each.claim === claim);

  it('counts the finds on cameras without a defect that claim more', () => {
    expect([0.5, 0.9, 0.99, 0.999, 0.9999].map((claim) => at(claim)?.onClean)).toEqual([3, 2, 1, 1, 0]);
  });

  it('counts the sets that were judged, not those that were refused', () => {
    expect(at(0.9)?.sets).toBe(3);
  });

  it('tells how many of the finds on cameras with defects are false', () => {
    expect([0.9, 0.99].map((claim) => [at(claim)?.finds, at(claim)?.wrong])).toEqual([
      [3, 1],
      [1, 0],
    ]);
  });
});
