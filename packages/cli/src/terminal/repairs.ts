/** Repairs in a terminal. */
import { plural } from './plural.ts';
import { printable } from './printable.ts';

/** What became of one photograph. */
export interface Repair {
  readonly path: string;
  /** Samples that got a new value. */
  readonly patches: number;
  readonly output?: string;
  /** What could not be kept of the original. */
  readonly notes?: readonly string[];
  /** Why it was not repaired. */
  readonly error?: string;
}

export function describeRepairs(repairs: readonly Repair[], isDryRun: boolean): string {
  if (repairs.length === 0) return 'Nothing to repair.\n';
  const done = repairs.filter(({ error }) => error === undefined);
  const samples = done.reduce((sum, { patches }) => sum + patches, 0);
  const head = `${isDryRun ? 'Would repair' : 'Repaired'} ${done.length} of ${plural(repairs.length, 'photograph')}, ${plural(samples, 'sample')} in all.`;
  const lines = done.map(({ path, patches, output }) => {
    const to = output === undefined ? '' : ` -> ${output}`;
    return `  ${path}${to}  (${plural(patches, 'sample')})`;
  });
  const notes = [...new Set(done.flatMap(({ notes = [] }) => notes))].map((note) => `Note: ${note}`);
  return `${[head, ...lines, ...notes].map(printable).join('\n')}\n`;
}
