/** Figures as a table in Markdown. */
import type { Figures } from './compare.ts';

/**
 * @param photographs that each run went through, or of each row
 * @param unit what they are, where they are none
 */
export function table(
  rows: readonly Figures[],
  photographs: number | readonly number[],
  goals: Readonly<Record<string, string>> = {},
  unit = 'photograph',
): string {
  const lines = rows.map(({ name, seconds, ratio, peak }, i) =>
    [
      name,
      ((seconds / (typeof photographs === 'number' ? photographs : photographs[i])) * 1000).toFixed(0),
      seconds.toFixed(1),
      ratio.toFixed(2),
      gigabytes(peak),
      goals[name] ?? '',
    ].join(' | '),
  );
  return [
    `| | ms per ${unit} | s in all | times the first | peak memory, GB | goal |`,
    '|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}

const gigabytes = (bytes: number): string => (Number.isNaN(bytes) ? '–' : (bytes / 1e9).toFixed(2));
