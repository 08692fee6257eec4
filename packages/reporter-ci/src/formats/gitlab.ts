import type { Result } from '@hotpix/core';
import { fingerprintOf } from '../fingerprint.ts';
import { needsLook, suitesOf } from '../suites.ts';

/** Severities of GitLab Code Quality; a camera that cannot be judged is worse than one that is over a limit, for nothing is known of it. */
const SEVERITIES = { failed: 'major', error: 'critical', skipped: 'minor', warning: 'info', passed: 'info' } as const;

/** A Code Quality report of GitLab: an issue per case that needs a look, at a photograph of the camera. */
export function gitlab(results: readonly Result[]): string {
  const issues = suitesOf(results).flatMap((suite) =>
    suite.cases.filter(needsLook).map((one) => ({
      description: `${suite.camera}: ${one.message}`,
      check_name: `hotpix ${one.name}`,
      fingerprint: fingerprintOf(suite, one),
      severity: SEVERITIES[one.outcome],
      location: { path: suite.path.replace(/^(\.\/)+/, ''), lines: { begin: 1 } },
    })),
  );
  return `${JSON.stringify(issues, undefined, 2)}\n`;
}
