/** Repairs in a terminal. */
import type { Result } from '@hotpix/core';
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

/** Files that there was no attempt to repair, as the Result tells of them. */
export type Left = readonly Pick<Result['files'][number], 'status' | 'code'>[];

/** @param maps the defects that were repaired, and whether in a lossy picture */
export function describeRepairs(
  repairs: readonly Repair[],
  left: Left,
  maps: readonly Pick<Result, 'defects' | 'frame'>[],
  isDryRun: boolean,
): string {
  if (repairs.length === 0) return 'Nothing to repair.\n';
  const done = repairs.filter(({ error }) => error === undefined);
  const samples = done.reduce((sum, { patches }) => sum + patches, 0);
  const all = plural(repairs.length + left.filter(isPhotograph).length, 'photograph');
  const head = `${isDryRun ? 'Would repair' : 'Repaired'} ${done.length} of ${all}, ${plural(samples, 'sample')} in all.`;
  const lines = done.map(({ path, patches, output }) => {
    const to = output === undefined ? '' : ` -> ${output}`;
    return `  ${path}${to}  (${plural(patches, 'sample')})`;
  });
  const notes = [...new Set(done.flatMap(({ notes = [] }) => notes))].map((note) => `Note: ${note}`);
  const rest = describeLeft(left);
  const smeared = maps.filter(({ frame }) => frame?.lossy).reduce((sum, { defects }) => sum + defects.length, 0);
  const smear =
    smeared > 0
      ? [
          `A lossy picture smears a defect over its neighbours: all samples that ${plural(smeared, 'defect')} reached are replaced.`,
        ]
      : [];
  const tail = [...(rest === '' ? [] : [`Not repaired: ${rest}.`]), ...smear, ...notes];
  return `${[head, ...lines, ...tail].map(printable).join('\n')}\n`;
}

/** Counts of what was left and why; empty where nothing was. */
export function describeLeft(left: Left): string {
  const count = (isMeant: (row: Left[number]) => boolean): number => left.filter(isMeant).length;
  const groups: [number, string][] = [
    [count(({ code }) => code === 'otherCamera'), 'of another camera, size or kind than the map'],
    [count(({ code }) => code === 'noDefects'), 'of a camera without defects'],
    [count(({ code }) => code === 'copy'), 'of the same bytes as another'],
    [count(({ status }) => status === 'failed'), 'that could not be read'],
    [count((row) => !isPhotograph(row)), 'not a photograph'],
  ];
  return groups
    .filter(([files]) => files > 0)
    .map(([files, what]) => `${plural(files, 'file')} ${what}`)
    .join(', ');
}

/** Whether somebody will miss a repaired copy of it. */
export const isPhotograph = ({ status, code }: Left[number]): boolean =>
  status === 'failed' || code !== 'notAPhotograph';
