/** Sets that the method refuses: what is left of a Result then, and how one is told that was judged all the same. */
import type { Findings } from '../hooks.ts';
import { canonical, type Result } from './schema.ts';

/** Checks that judge the finds, of which a refused set has none. */
const OF_FINDS: ReadonlySet<string> = new Set(['scatter', 'groups', 'blockCorners']);

type Kept = Pick<Findings, 'defects' | 'artefacts' | 'evidence' | 'checks'>;

/** What a refused set keeps: what speaks for the refusal, and nothing that looks like a finding. */
export function refusedFor(
  reason: string,
  { artefacts, evidence, checks }: Omit<Kept, 'defects'>,
): Kept & Pick<Result, 'status' | 'reason'> {
  return {
    status: 'refused',
    reason,
    defects: [],
    ...(artefacts && { artefacts }),
    ...(evidence && { evidence }),
    checks: checks.filter(({ name }) => !OF_FINDS.has(name)),
  };
}

/** What speaks against a Result that `force` made complete: the messages of its failed checks; undefined for any other. */
export function forcedAgainst({ status, checks }: Result): string | undefined {
  const failed = checks.filter((check) => check.status === 'failed');
  if (status !== 'complete' || failed.length === 0) return undefined;
  return failed.map(({ message }) => message).join(' ');
}

/** The Result as it is without `force`: one that `force` made complete is refused, any other is itself. */
export function withoutForce(result: Result): Result {
  const against = forcedAgainst(result);
  if (against === undefined) return result;
  const { ranking: _, emva1288: __, limits: ___, ...rest } = result;
  return canonical({
    ...rest,
    ...refusedFor(`${against} This Result was made with --force; without --force it is no verdict.`, result),
  });
}
