/** Results held against limits and a baseline. */
import {
  againstBaseline,
  applyLimits,
  BASELINE_CHECK,
  compareDefects,
  describeCamera,
  findOfSameCamera,
  isLack,
  type Limits,
} from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { emptyBaseline, otherBaseline } from '../baseline-errors.ts';
import { describeChanges } from '../terminal/changes.ts';
import type { Said } from '../terminal/said-once.ts';

export interface Judged {
  readonly result: Result;
  /** Lines that say what came and went since the baseline. */
  readonly changes: readonly string[];
  /** Whether there is no verdict on what was asked. */
  readonly isInconclusive: boolean;
  /** Why the baseline says nothing of this camera. */
  readonly lack?: Said;
}

/** What Results are held against. */
export interface Accepted {
  readonly path: string;
  readonly list: readonly Result[];
}

/**
 * @param name what the camera is called among those of its list
 * @param isAlone whether this is the only camera: a baseline of another one is then a mistake, while of a group it says nothing of some
 * @throws {UsageError} `otherBaseline`, `emptyBaseline`
 */
export function judge(
  given: Result,
  limits: Limits,
  accepted: Accepted | undefined,
  { name, top, isAlone }: { readonly name: string; readonly top: number; readonly isAlone: boolean },
): Judged {
  const result = withoutJudgement(given);
  // Zero defects of a set that was not judged would look like limits that were kept.
  if (result.status !== 'complete') return { result, changes: [], isInconclusive: true };
  if (!accepted) return { result: withLimits(result, limits), changes: [], isInconclusive: false };
  const baseline = baselineFor(result, accepted, isAlone);
  if (baseline) {
    const judged = againstBaseline(withLimits(result, limits, baseline), baseline);
    const [numbers, ...rows] = describeChanges(compareDefects(baseline, result), top);
    return { result: judged, changes: [`Against the baseline: ${numbers}`, ...rows], isInconclusive: false };
  }
  const { new: asked, ...others } = limits;
  const message = `Expected a Result of this camera in the baseline '${accepted.path}', got none: what is new is not known. Scan the accepted photographs of this camera, too.`;
  const lacking = { name: BASELINE_CHECK, status: 'warning', message } as const;
  // A limit that stays unanswered, for whoever lists them all.
  const checks = [...result.checks, asked === undefined ? lacking : { ...lacking, value: asked }];
  return {
    result: withLimits({ ...result, checks }, others),
    changes: [],
    isInconclusive: asked !== undefined,
    lack: { of: name, text: message },
  };
}

/** As it was scanned: what an earlier check said of it was said of other limits, and of another baseline. */
function withoutJudgement({ limits: _limits, baseline: _baseline, ...result }: Result): Result {
  return { ...result, checks: result.checks.filter((check) => !isLack(check)) };
}

const withLimits = (result: Result, limits: Limits, baseline?: Result): Result => ({
  ...result,
  limits: applyLimits(result, limits, baseline),
});

/** Positions of another camera, or of other sizes, say nothing of what is new; nor does a scan that found no verdict. */
function baselineFor({ camera, frame }: Result, { path, list }: Accepted, isAlone: boolean): Result | undefined {
  if (!camera || !frame) return undefined;
  const name = describeCamera(camera, frame);
  const baseline = findOfSameCamera(list, { camera, ...frame });
  if (!baseline && !isAlone) return undefined;
  if (!baseline) {
    const known = list.filter(({ frame: size }) => size !== null);
    throw otherBaseline(path, name, known.map((other) => describeCamera(other.camera, other.frame)).join('; '));
  }
  if (baseline.status !== 'complete') throw emptyBaseline(path, name, baseline.reason ?? '');
  return baseline;
}
