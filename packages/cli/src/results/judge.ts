/** Results held against limits and a baseline. */
import {
  againstBaseline,
  againstHistory,
  applyLimits,
  BASELINE_CHECK,
  changesSince,
  decisionsOn,
  describeCamera,
  findOfSameCamera,
  HISTORY_CHECK,
  inOrder,
  isLack,
  knownBy,
  limitsOf,
  type DefectChanges,
  type Decisions,
  type Known,
  type LimitContext,
  type Limits,
} from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { emptyBaseline, otherBaseline } from '../baseline-errors.ts';
import type { Said } from '../terminal/said-once.ts';

export interface Judged {
  readonly result: Result;
  /** Whether there is no verdict on what was asked. */
  readonly isInconclusive: boolean;
  /** Why the baseline says nothing of this camera. */
  readonly lack?: Said;
}

/** What Results are held against: others, what people decided, or the history of the camera with what people decided. */
export type Accepted = InFile | { readonly told: Told; readonly decisions?: Decisions };

/** What a file accepts. */
export type InFile = { readonly path: string } & (
  { readonly list: readonly Result[] } | { readonly decisions: Decisions }
);

/** What a history says of a Result: what changed, or why nobody can say it. */
export type Told = { readonly changes: DefectChanges } | { readonly lack: string };

interface Judging {
  /** What the camera is called among those of its list. */
  readonly name: string;
  /** Whether this is the only camera: a baseline of another one is then a mistake, while of a group it says nothing of some. */
  readonly isAlone: boolean;
  /** The day of UTC as `2027-01-31`, by which decisions hold. */
  readonly today: string;
  /** DN per electron, where the Result does not tell it. */
  readonly gain?: number;
}

/** @throws {UsageError} `otherBaseline`, `emptyBaseline` */
export function judge(
  given: Result,
  limits: Limits,
  accepted: Accepted | undefined,
  { name, isAlone, today, gain }: Judging,
): Judged {
  const result = withoutJudgement(given);
  // Zero defects of a set that was not judged would look like limits that were kept.
  if (result.status !== 'complete') return { result, isInconclusive: true };
  const context = gain === undefined ? {} : { gain };
  if (accepted && 'told' in accepted) return byHistory(result, limits, accepted, { name, today, context });
  if (!accepted) return conclusive({ ...result, limits: applyLimits(result, limits, undefined, context) });
  const known = knownOf(result, accepted, isAlone, today);
  if (known) {
    const limited = { ...result, limits: applyLimits(result, limits, known, context) };
    return conclusive(againstBaseline(limited, known, known.decided));
  }
  const noBaseline = 'The baseline has nothing of this camera.';
  const rows = applyLimits(result, limits, undefined, { ...context, noBaseline });
  return lacking({ ...result, limits: rows }, BASELINE_CHECK, { of: name, text: lackIn(accepted) });
}

/** What is new is what the history says, less what people accepted, and with what they accept no more. */
function byHistory(
  result: Result,
  limits: Limits,
  { told, decisions }: Extract<Accepted, { told: unknown }>,
  { name, today, context }: Pick<Judging, 'name' | 'today'> & { readonly context: LimitContext },
): Judged {
  if ('lack' in told) {
    const noBaseline = 'The history cannot tell what is new.';
    const rows = applyLimits(result, limits, undefined, { ...context, noBaseline });
    return lacking({ ...result, limits: rows }, HISTORY_CHECK, { of: name, text: told.lack });
  }
  const own = decisions && decisionsOn(decisions, result);
  const compared = againstHistory(result, told.changes, own && knownBy(own, result, today));
  const appeared = changesSince(compared)?.new ?? [];
  return conclusive({ ...compared, limits: applyLimits(compared, limits, undefined, { ...context, appeared }) });
}

function lacking(result: Result, check: string, lack: Said): Judged {
  const checks = [...result.checks, { name: check, status: 'warning', message: lack.text } as const];
  return { ...conclusive({ ...result, checks }), lack };
}

function lackIn(accepted: InFile): string {
  const [what, advice] =
    'list' in accepted
      ? ['a Result of', 'Scan the accepted photographs of this camera, too.']
      : ['decisions on', "'hotpix accept' adds what is accepted of it, which may be nothing."];
  return `Expected ${what} this camera in the baseline '${accepted.path}', got none: what is new is not known. ${advice}`;
}

/** Inconclusive all the same where a limit asks what the Result does not hold. */
function conclusive(result: Result): Judged {
  return { result: inOrder(result), isInconclusive: limitsOf(result, 'unjudged').length > 0 };
}

/** As it was scanned: what an earlier check said of it was said of other limits, and of another baseline. */
function withoutJudgement({ limits: _limits, baseline: _baseline, ...result }: Result): Result {
  return { ...result, checks: result.checks.filter((check) => !isLack(check)) };
}

interface KnownDefects extends Pick<Result, 'defects'> {
  readonly decided?: Known;
}

/** What is known of a camera; undefined where it is in a group, and the baseline has nothing of it. */
function knownOf(result: Result, accepted: InFile, isAlone: boolean, today: string): KnownDefects | undefined {
  if ('list' in accepted) return baselineFor(result, accepted, isAlone);
  const own = decisionsOn(accepted.decisions, result);
  if (own) {
    const decided = knownBy(own, result, today);
    return { defects: decided.defects, decided };
  }
  const { cameras } = accepted.decisions;
  if (isAlone && cameras.length > 0) throw otherCamera(result, accepted.path, cameras);
  return undefined;
}

/** Positions of another camera, or of other sizes, say nothing of what is new; nor does a scan that found no verdict. */
function baselineFor(
  result: Result,
  { path, list }: Extract<InFile, { list: unknown }>,
  isAlone: boolean,
): Result | undefined {
  const { camera, frame } = result;
  if (!camera || !frame) return undefined;
  const baseline = findOfSameCamera(list, { camera, ...frame });
  if (!baseline && !isAlone) return undefined;
  if (!baseline) {
    throw otherCamera(
      result,
      path,
      list.filter(({ frame: size }) => size !== null),
    );
  }
  if (baseline.status !== 'complete') throw emptyBaseline(path, describeCamera(camera, frame), baseline.reason ?? '');
  return baseline;
}

type Named = { readonly camera: Result['camera']; readonly frame: { width: number; height: number } | null };

function otherCamera({ camera, frame }: Result, path: string, known: readonly Named[]): Error {
  const names = known.map((other) => describeCamera(other.camera, other.frame)).join('; ');
  return otherBaseline(path, describeCamera(camera, frame), names);
}
