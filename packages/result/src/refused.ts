/** Sets that the method refuses: what is left of a Result then, and how one is told that was judged all the same. */
import { canonical } from './canonical.ts';
import type { RefusalCode } from './error-codes.ts';
import type { Check, Result } from './schema.ts';

/** Checks that judge the finds, of which a refused set has none. */
const OF_FINDS: ReadonlySet<string> = new Set(['scatter', 'groups', 'blockCorners']);

/** What a refused set keeps of its checks: those that speak for the refusal. */
export function checksOfRefused(checks: readonly Check[]): Check[] {
  return checks.filter(({ name }) => !OF_FINDS.has(name));
}

/** What speaks against a Result that `force` made complete: the messages of its failed checks; undefined for any other. */
export function forcedAgainst({ status, checks }: Result): string | undefined {
  const failed = checks.filter((check) => check.status === 'failed');
  if (status !== 'complete' || failed.length === 0) return undefined;
  return failed.map(({ message }) => message).join(' ');
}

/**
 * The Result as it is without `force`: one that `force` made complete is refused and keeps what speaks for that, any other is
 * itself.
 */
export function withoutForce(result: Result): Result {
  const against = forcedAgainst(result);
  if (against === undefined) return result;
  const { limits: _, sections, ...rest } = result;
  const { variance: __, emva1288: ___, ...kept } = sections;
  return canonical({
    ...rest,
    status: 'refused',
    reason: `${against} This Result was forced; as it is it gives no verdict.`,
    code: 'forced' satisfies RefusalCode,
    defects: [],
    checks: checksOfRefused(result.checks),
    sections: kept,
  });
}
