/** Words that every report of a Result uses. */

import type { DefectChanges } from './match-defects.ts';

/** A count with its noun: `1 defect`, `12,345 defects`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** `1 new, 2 gone, 0 worse, 0 better, 85 as before.` */
export function changesInWords({ new: appeared, gone, worse, better, same }: DefectChanges): string {
  return `${appeared.length} new, ${gone.length} gone, ${worse.length} worse, ${better.length} better, ${same} as before.`;
}
