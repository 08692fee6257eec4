import type { Result } from '@hotpix/core';

type FileRow = Result['files'][number];

/** Every file of several Results once, in the order of the paths: as the Result has it that used it, if any did. */
export function filesOf(results: readonly Result[]): FileRow[] {
  const rows = new Map<string, FileRow>();
  for (const row of results.flatMap(({ files }) => files)) {
    if (row.status === 'used' || !rows.has(row.path)) rows.set(row.path, row);
  }
  return [...rows.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
