/** Rows of the bench, made by hand. */
import type { Claim, Row } from '../accuracy/body.ts';
import { score } from '../accuracy/score.ts';
import type { Sought } from '../accuracy/targets.ts';

/** A row of as many finds on defects, beside them, and as many defects that are missed. */
export function row(
  medium: string,
  frames: number,
  [right, wrong, missed]: readonly [number, number, number],
  rest: Partial<Row> = {},
): Row {
  const sought = Array.from({ length: right + missed }, (_, x): Sought => {
    return { group: 'hot', kind: 'hot', contrast: 9, faint: false, isLine: false, sites: [{ x: 10 * x, y: 0 }] };
  });
  const finds = Array.from({ length: right + wrong }, (_, i) => {
    const place = i < right ? { x: 10 * i, y: 0 } : { x: 10 * i, y: 5 };
    return { kind: 'hot', ...place, extent: { ...place, width: 1, height: 1 } };
  });
  return {
    ...{ camera: 'one', medium, frames, ranking: 'evidence', score: score(finds, sought, 0) },
    ...{ claims: [], threshold: 5, isRefused: false, seconds: 0, ...rest },
  };
}

export const claims = (isFalse: boolean, ...confidences: readonly number[]): Claim[] =>
  confidences.map((confidence) => ({ confidence, isFalse }));
