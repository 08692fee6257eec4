/** Words that every report of a Result uses. */

/** A count with its noun: `1 defect`, `12,345 defects`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
