/** Known defects that a scan did not show, in words. */
import { whole } from '@hotpix/result';
import { HIDDEN_WORDS, type Hidden, type ScanCounts } from '@hotpix/history/pure';

/** What a scan found that may be old, and what it did not show: `  31 known ones could not be seen: 30 too short an exposure, 1 too bright.` and `  2 known ones were not seen this time.` */
export function describeHidden({ notSeen, couldNotBeSeen, transitions: { revealed = 0 } }: ScanCounts): string[] {
  const rules = (Object.entries(couldNotBeSeen) as [Hidden, number][]).sort(([, a], [, b]) => b - a);
  const all = rules.reduce((sum, [, count]) => sum + count, 0);
  const known = (count: number): string => `${whole(count)} known ${count === 1 ? 'one' : 'ones'}`;
  return [
    ...(revealed > 0
      ? [`  ${whole(revealed)} found for the first time, which the scans before may have missed: not counted as new.`]
      : []),
    ...(notSeen > 0 ? [`  ${known(notSeen)} not seen; gone if the next scan does not show them either.`] : []),
    ...(all > 0
      ? [
          `  ${known(all)} could not be seen: ${rules.map(([rule, n]) => `${whole(n)} ${HIDDEN_WORDS[rule]}`).join(', ')}.`,
        ]
      : []),
  ];
}
