/** Results held against limits and a baseline. */
import {
  againstBaseline,
  applyLimits,
  BASELINE_CHECK,
  compareDefects,
  describeCamera,
  findOfSameCamera,
  isLack,
  limitsOf,
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

interface Judging {
  /** What the camera is called among those of its list. */
  readonly name: string;
  /** Most rows of each sort of change. */
  readonly top: number;
  /** Whether this is the only camera: a baseline of another one is then a mistake, while of a group it says nothing of some. */
  readonly isAlone: boolean;
  /** DN per electron, where the Result does not tell it. */
  readonly gain?: number;
}

/**
 * @throws {UsageError} `otherBaseline`, `emptyBaseline`
 */
export function judge(
  given: Result,
  limits: Limits,
  accepted: Accepted | undefined,
  { name, top, isAlone, gain }: Judging,
): Judged {
  const result = withoutJudgement(given);
  // Zero defects of a set that was not judged would look like limits that were kept.
  if (result.status !== 'complete') return { result, changes: [], isInconclusive: true };
  const context = gain === undefined ? {} : { gain };
  const limited = (of: Result, baseline?: Result, why?: string): Result => ({
    ...of,
    limits: applyLimits(of, limits, baseline, { ...context, ...(why !== undefined && { noBaseline: why }) }),
  });
  if (!accepted) return conclusive(limited(result), []);
  const baseline = baselineFor(result, accepted, isAlone);
  if (baseline) {
    const [numbers, ...rows] = describeChanges(compareDefects(baseline, result), top);
    const changes = [`Against the baseline: ${numbers}`, ...rows];
    return conclusive(againstBaseline(limited(result, baseline), baseline), changes);
  }
  const message = `Expected a Result of this camera in the baseline '${accepted.path}', got none: what is new is not known. Scan the accepted photographs of this camera, too.`;
  const checks = [...result.checks, { name: BASELINE_CHECK, status: 'warning', message } as const];
  return { ...conclusive(limited({ ...result, checks }, undefined, message), []), lack: { of: name, text: message } };
}

/** Inconclusive all the same where a limit asks what the Result does not hold. */
function conclusive(result: Result, changes: readonly string[]): Judged {
  return { result, changes, isInconclusive: limitsOf(result, 'unjudged').length > 0 };
}

/** As it was scanned: what an earlier check said of it was said of other limits, and of another baseline. */
function withoutJudgement({ limits: _limits, baseline: _baseline, ...result }: Result): Result {
  return { ...result, checks: result.checks.filter((check) => !isLack(check)) };
}

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
